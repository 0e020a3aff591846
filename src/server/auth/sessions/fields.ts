/** Options of fields that the adapter reads and writes like Better Auth's own, but never takes from a body and never returns. */
const hidden = { required: false, input: false, returned: false } as const;

/** The fields of a user that decide which sessions count. */
export const userFields = {
  securityEpoch: { type: "number", ...hidden },
  // Google sets no limit on its length, so it is returned nowhere and is in no cookie.
  image: { type: "string", ...hidden },
} as const;

/** The fields that say what a session is worth. */
export const sessionFields = {
  securityEpoch: { type: "number", ...hidden },
  proof: { type: "string", ...hidden },
  confirmedAt: { type: "date", ...hidden },
  // Browsers set no limit on its length; pages read it from the list of sessions.
  userAgent: { type: "string", ...hidden },
} as const;
