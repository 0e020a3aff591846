/** Who is asking, as a verified token says. */
export interface Principal {
  userId: string;
  email: string;
  name: string;
  role: string;
  /** The session the token was minted for; `undefined` for a token of a service or of another issuer. */
  sessionId: string | undefined;
  /** Whether they are an administrator, who has no rights as such before they have a second factor; `role` does not say so then. */
  lacksSecondFactor?: true;
}
