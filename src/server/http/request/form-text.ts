const maxFields = 200;
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Parses a form (application/x-www-form-urlencoded) of at most 200 fields with distinct names. Invalid UTF-8 is refused, because parsers would
 * replace it with other characters.
 * @returns its fields, or a sentence that says what is wrong with it
 */
export function parseForm(bytes: ArrayBuffer): Record<string, string> | string {
  const text = readText(bytes);
  if (text === undefined) return "The body is not valid UTF-8, or its percent-encoding cannot be decoded.";
  if (text.split("&", maxFields + 1).length > maxFields) return `The body has more than ${maxFields} fields.`;
  const pairs = [...new URLSearchParams(text)];
  const fields = new Map(pairs);
  return fields.size === pairs.length ? Object.fromEntries(fields) : "A field of the body is repeated.";
}

function readText(bytes: ArrayBuffer): string | undefined {
  try {
    const text = decoder.decode(bytes);
    decodeURIComponent(text);
    return text;
  } catch {
    return undefined;
  }
}
