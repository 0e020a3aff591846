/** Constants of mail, apart from `schema.ts`, so that a browser gets them without a validation library. */

/** Waiting for its next attempt, accepted by the mail server, or given up. */
export const mailStatuses = ["waiting", "sent", "dead"] as const;
export type MailStatus = (typeof mailStatuses)[number];
