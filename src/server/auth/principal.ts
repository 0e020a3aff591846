/** Who is asking, as a verified token says. */
export interface Principal {
  userId: string;
  email: string;
  name: string;
  role: string;
  /** The session the token was minted for; revocation works on it. */
  sessionId: string;
}
