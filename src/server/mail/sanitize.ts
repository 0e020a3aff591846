/** Control characters (C0, C1), and those that reorder or hide text, because a name must not change the words around it. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/** Returns `line` as at most `limit` characters. */
export function truncate(line: string, limit: number): string {
  const characters = Array.from(line);
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}

/** Returns `text` as one line of at most `limit` characters, without invisible ones. */
export const oneLine = (text: string, limit: number): string =>
  truncate(text.replace(invisible, " ").replace(/\s+/gu, " ").trim(), limit);

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Escapes text for an HTML element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
