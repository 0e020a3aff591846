import { isVisible } from "~/shared/text/written-text";

const minLength = 8;
const maxLength = 128;

export type PasswordFault =
  | "PASSWORD_TOO_SHORT"
  | "PASSWORD_TOO_LONG"
  | "PASSWORD_IS_BLANK"
  | "PASSWORD_TOO_COMMON"
  | "PASSWORD_IS_OWN_DATA";

/** The message of each fault. */
export const passwordFaults: Record<PasswordFault, string> = {
  PASSWORD_TOO_SHORT: `Use at least ${minLength} characters.`,
  PASSWORD_TOO_LONG: `Use at most ${maxLength} characters.`,
  PASSWORD_IS_BLANK: "This is blank. Enter some visible characters.",
  PASSWORD_TOO_COMMON: "This password is too common. Choose another one.",
  PASSWORD_IS_OWN_DATA: "Don't use your name or address.",
};

/**
 * Returns why a password cannot be chosen; `undefined` when it can. Length counts characters after NFKC, as hashing sees them. No kinds of characters
 * are required (NIST SP 800-63B §3.1.1.2), but something must be visible. One repeated character counts as a common password, also with blanks around
 * it.
 * @param own the name and the e-mail address of its owner
 */
export async function faultOfPassword(password: string, own: readonly string[]): Promise<PasswordFault | undefined> {
  const normal = password.normalize("NFKC");
  const length = Array.from(normal).length;
  if (length < minLength) return "PASSWORD_TOO_SHORT";
  if (length > maxLength) return "PASSWORD_TOO_LONG";
  if (!isVisible(normal)) return "PASSWORD_IS_BLANK";
  const folded = normal.toLowerCase();
  if (new Set(Array.from(folded).filter(isVisible)).size === 1 || (await commonPasswords()).has(folded))
    return "PASSWORD_TOO_COMMON";
  const ownWords = own
    .flatMap((text) => [text, text.split("@")[0] ?? ""])
    .map((text) => text.normalize("NFKC").toLowerCase());
  return ownWords.includes(folded) ? "PASSWORD_IS_OWN_DATA" : undefined;
}

let loading: Promise<ReadonlySet<string>> | undefined;

/** Returns some 49,000 leaked passwords, in lower case. They are loaded with the first new password, not at every start. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  return (loading ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"]),
  ));
}
