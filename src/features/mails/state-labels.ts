import type { MailStatus } from "./constants";

/** What happens to mail on this installation. */
export type MailMode = "smtp" | "preview" | "queued";

const labels = { waiting: "Waiting", sent: "Sent", dead: "Failed" };

/**
 * Returns the label of a mail's status. Without a mail server no mail is sent; it is kept on this machine for reading.
 * @param isKept whether the content of a finished mail is still here
 */
export function mailStateLabel(status: MailStatus, { mode, isKept }: { mode: MailMode; isKept: boolean }): string {
  return status === "sent" && (isKept || mode === "preview") ? "Kept in the outbox" : labels[status];
}

/** Returns the text of the overview while no mail has failed. */
export const noFailureText: Record<MailMode, string> = {
  smtp: "No mail has failed.",
  preview: "No mail server: mail is kept in the outbox.",
  queued: "No mail server: mail waits until one is configured.",
};
