import type { MailStatus } from "./constants";

/** What becomes of mail here, as the server says it. */
export type MailMode = "smtp" | "preview" | "queued";

const labels = { waiting: "Waiting", sent: "Sent", dead: "Failed" };

/**
 * Returns what became of mail. Without a mail server none is sent: on this machine it is kept to be read there.
 * @param isKept whether what it says is still here though it is done with
 */
export function mailStateLabel(status: MailStatus, { mode, isKept }: { mode: MailMode; isKept: boolean }): string {
  return status === "sent" && (isKept || mode === "preview") ? "Kept in the outbox" : labels[status];
}

/** Returns what the overview says while no mail was given up. */
export const noFailureText: Record<MailMode, string> = {
  smtp: "No mail has failed.",
  preview: "No mail server: mail is kept in the outbox.",
  queued: "No mail server: mail waits until one is configured.",
};
