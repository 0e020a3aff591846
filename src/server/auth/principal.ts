/** Who is asking, as a verified token says. */
export interface Principal {
  userId: string;
  email: string;
  name: string;
  role: string;
  /** The session the token was minted for; `undefined` for a token of a service or of another issuer. */
  sessionId: string | undefined;
}
