/** The authenticated caller, as a verified token describes them. */
export interface Principal {
  userId: string;
  email: string;
  name: string;
  role: string;
  /** The session the token was minted for; `undefined` for a token of a service or of another issuer. */
  sessionId: string | undefined;
  /** Set for an administrator without a second factor, who has the rights of a user until they set one up; `role` says `user` then. */
  lacksSecondFactor?: true;
}
