import type { Environment } from "../env";
import { isLoopbackName } from "../http/address/host";

/**
 * What becomes of mail. `smtp`: a server delivers it. `preview`: there is none, and people read it on a page of the app, on this machine. `queued`: it
 * waits until a server is configured, for on an installation with a database of its own nobody but the receiver may see it.
 */
export type MailMode = "smtp" | "preview" | "queued";

/** @param options.isEmbedded whether the database is the one that Keel runs itself */
export function decideMailMode(
  { SMTP_URL }: Pick<Environment, "SMTP_URL">,
  { origin, isEmbedded }: { origin: string; isEmbedded: boolean },
): MailMode {
  if (SMTP_URL !== undefined) return "smtp";
  // Whoever configures an address that others reach lets others in; a page with everybody's links must not be there then.
  return isEmbedded && isLoopbackName(new URL(origin).hostname) ? "preview" : "queued";
}
