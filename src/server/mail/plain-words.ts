import { isIP } from "node:net";

/** Control characters (C0, C1), and those that reorder or hide text: a name must not turn what we say around. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/** What mail programs make a link of by themselves: an address with a scheme, or words joined by a dot. */
const linkLike = /:\/\/|[\p{L}\p{N}-][.。．｡][\p{L}\p{N}]{2,}/u;

/** `text` as one line of at most `limit` characters, without what is not seen. */
export function oneLine(text: string, limit: number): string {
  const line = text.replace(unseen, " ").replace(/\s+/gu, " ").trim();
  const characters = Array.from(line);
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}

/**
 * What somebody chose to be called, as it may stand in our mail. `undefined` when nothing is left, or when a mail program would turn it into a link:
 * otherwise anybody could have us send their advertisement to any address, by giving it as their name.
 */
export function harmless(text: string, limit: number): string | undefined {
  // Before it is cut, for half an address is odd, too.
  const whole = oneLine(text, Number.POSITIVE_INFINITY);
  return whole === "" || (linkLike.test(whole) && isIP(whole) === 0) ? undefined : oneLine(whole, limit);
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For the text of an HTML element, and for an attribute in quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
