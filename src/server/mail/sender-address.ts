/** A name, which may be empty, and the address it stands for. */
export interface MailAddress {
  name: string;
  address: string;
}

/** Reads `Keel <keel@example.com>` or `keel@example.com`; `undefined` when it is neither. */
export function parseMailAddress(text: string): MailAddress | undefined {
  const bare = /^[^\s<>@",;:]+@[^\s<>@",;:]+$/;
  const [, name = "", inBrackets] = /^([^<>"\p{Cc}]{0,100})<([^<>]+)>$/u.exec(text.trim()) ?? [];
  const address = inBrackets ?? text.trim();
  return bare.test(address) ? { name: name.trim(), address } : undefined;
}

/** Returns the sender of mail: `MAIL_FROM`, else `keel` at the host of `origin`. */
export function senderOf({ MAIL_FROM }: { MAIL_FROM?: string | undefined }, origin: string): MailAddress {
  const configured = MAIL_FROM === undefined ? undefined : parseMailAddress(MAIL_FROM);
  return configured ?? { name: "Keel", address: `keel@${new URL(origin).hostname}` };
}

/** Returns why mail cannot be sent with these settings. Mail servers accept only senders whose host has a dot. */
export function senderFault(environment: {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
  BETTER_AUTH_URL?: string | undefined;
}): string | undefined {
  const { SMTP_URL, MAIL_FROM, BETTER_AUTH_URL } = environment;
  if (SMTP_URL === undefined || MAIL_FROM !== undefined) return undefined;
  const host = new URL(BETTER_AUTH_URL ?? "http://localhost").hostname;
  if (/\.[a-z][a-z0-9-]*$/i.test(host)) return undefined;
  return "Set MAIL_FROM, such as Keel <keel@example.com>: with SMTP_URL alone, mail would come from an address that no mail server takes.";
}
