/** The words of mail as plain values, so that a browser gets them without a validation library. `schema.ts` builds on them. */

/** It waits for its next try, was taken by the mail server, or was given up. */
export const mailStatuses = ["waiting", "sent", "dead"] as const;
export type MailStatus = (typeof mailStatuses)[number];
