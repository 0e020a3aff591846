const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** The strings of a valid JSON text, those before a colon being names, and where its objects begin and end. */
const pieces = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}]/gs;

/**
 * Returns the value of a JSON text in UTF-8 (RFC 8259) without a byte order mark; `undefined` for anything else, and where a name stands twice in
 * an object, at any depth. Of those `JSON.parse` takes the last and others the first, so that two readers see two values (RFC 7515 §4,
 * RFC 7519 §4).
 */
export function parseUniqueJson(bytes: Uint8Array): unknown {
  try {
    const text = decoder.decode(bytes);
    const value: unknown = JSON.parse(text);
    return isAnyNameRepeated(text) ? undefined : value;
  } catch {
    return undefined;
  }
}

function isAnyNameRepeated(text: string): boolean {
  const open: Set<string>[] = [];
  for (const [piece, colon] of text.matchAll(pieces)) {
    if (piece === "{") open.push(new Set());
    else if (piece === "}") open.pop();
    else if (colon !== undefined) {
      const name: string = JSON.parse(piece.slice(0, -colon.length));
      const names = open.at(-1);
      if (names?.has(name) === true) return true;
      names?.add(name);
    }
  }
  return false;
}
