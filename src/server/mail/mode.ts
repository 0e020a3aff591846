import { isLoopbackName } from "../http/address/host";
import type { MailCipher } from "./encryption";

/**
 * How mail is handled. `smtp`: a mail server delivers it. `preview`: there is none, and a page of the app shows it on this machine. `queued`: it waits
 * until a server is configured, because only its recipient may see it.
 */
export type MailMode = "smtp" | "preview" | "queued";

/** What becomes of mail on an installation, and what opens it. */
export interface MailHandling {
  mode: MailMode;
  cipher: MailCipher;
}

/**
 * Decides how mail is handled.
 * @param options.isEmbedded whether the database is the one that Keel runs itself
 */
export function decideMailMode(
  { SMTP_URL }: { SMTP_URL?: string | undefined },
  { origin, isEmbedded }: { origin: string; isEmbedded: boolean },
): MailMode {
  if (SMTP_URL !== undefined) return "smtp";
  // Other machines reach a public address, and a page with the links of all users must not be there.
  return isEmbedded && isLoopbackName(new URL(origin).hostname) ? "preview" : "queued";
}
