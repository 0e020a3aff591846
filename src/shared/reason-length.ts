/** The maximum length of an administrator's reason. Apart from `reason.ts`, so that a browser gets it without a validation library. */
export const maxReasonLength = 500;
