/** How many characters an administrator's reason may have. Apart from `reason.ts`, so that a browser gets it without a validation library. */
export const maxReasonLength = 500;
