const maxFields = 200;
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Parses a form (application/x-www-form-urlencoded) in which no name stands twice and at most 200 do. One with octets or percent-encoding that is no
 * UTF-8 is refused: what reads it would put other characters there, which nobody wrote.
 * @returns its fields, or a sentence that says what is wrong with it
 */
export function parseForm(bytes: ArrayBuffer): Record<string, string> | string {
  const text = readText(bytes);
  if (text === undefined) return "The body is not valid UTF-8, or its percent-encoding cannot be read.";
  if (text.split("&", maxFields + 1).length > maxFields) return `The body holds more than ${maxFields} fields.`;
  const pairs = [...new URLSearchParams(text)];
  const fields = new Map(pairs);
  return fields.size === pairs.length ? Object.fromEntries(fields) : "A field of the body stands twice.";
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
