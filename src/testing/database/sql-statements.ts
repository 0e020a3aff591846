const token = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|;|[^;]/g;

/**
 * Returns the normalized statements of a migration: in lower case, without comments, quotes around names and the schema `public`, with one
 * space between words and empty string literals. Dollar-quoted code stays.
 */
export function statementsOf(migration: string): string[] {
  const written: string[] = [""];
  for (const [text] of migration.matchAll(token)) {
    if (text === ";") written.push("");
    else if (/^(--|\/\*)/.test(text)) written.push(`${written.pop() ?? ""} `);
    else written.push(`${written.pop() ?? ""}${text.length > 1 && text.startsWith("'") ? "''" : text}`);
  }
  return written
    .map((text) =>
      text
        .replaceAll(/"(\w+)"/g, "$1")
        .toLowerCase()
        .replaceAll(/\bpublic\./g, "")
        .replaceAll(/\s+/g, " ")
        .trim(),
    )
    .filter((text) => text !== "");
}

/** Returns the parts of `text` between commas outside brackets. */
export function splitAtCommas(text: string): string[] {
  let depth = 0;
  const parts = [""];
  for (const letter of text) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === "," && depth === 0) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${letter}`);
  }
  return parts.map((part) => part.trim());
}
