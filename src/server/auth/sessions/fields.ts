/** Read and written by Better Auth's adapter like its own fields, never taken from a body and never in an answer or a cookie. */
const hidden = { required: false, input: false, returned: false } as const;

/** What a user has that decides which sessions count. */
export const userFields = {
  securityEpoch: { type: "number", ...hidden },
  // As long as Google likes, and in no answer, so that it is in no cookie either.
  image: { type: "string", ...hidden },
} as const;

/** What a session is worth. */
export const sessionFields = {
  securityEpoch: { type: "number", ...hidden },
  proof: { type: "string", ...hidden },
  confirmedAt: { type: "date", ...hidden },
  // As long as a browser likes; pages read it where the sessions are.
  userAgent: { type: "string", ...hidden },
} as const;
