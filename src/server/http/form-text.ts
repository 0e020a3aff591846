const maxFields = 200;

/**
 * Parses a form (application/x-www-form-urlencoded) in which no name stands twice and at most 200 do.
 * @returns its fields, or a sentence that says what is wrong with it
 */
export function parseFormText(text: string): Record<string, string> | string {
  if (text.split("&", maxFields + 1).length > maxFields) return `The body holds more than ${maxFields} fields.`;
  const pairs = [...new URLSearchParams(text)];
  const fields = new Map(pairs);
  return fields.size === pairs.length ? Object.fromEntries(fields) : "A field of the body stands twice.";
}
