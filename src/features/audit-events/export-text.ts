/** A value of an exported event. */
type Value = string | number | boolean | null | object;

/** Returns one CSV line per event (RFC 4180), after the column names where `isFirst`. Escapes what a spreadsheet would run as a formula. */
export function toCsv(rows: Record<string, Value>[], columns: readonly string[], isFirst: boolean): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? null)).join(","));
  return [...(isFirst ? [columns.join(",")] : []), ...lines].map((line) => `${line}\r\n`).join("");
}

/** Returns one JSON object per line (https://jsonlines.org). */
export function toJsonLines(rows: Record<string, Value>[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

function cell(value: Value): string {
  const plain = value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  // https://owasp.org/www-community/attacks/CSV_Injection
  const text = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
