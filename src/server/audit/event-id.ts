/** Returns the smallest UUIDv7 (RFC 9562 §5.7) of the moment `instant`, which is ISO 8601. */
export function earliestId(instant: string): string {
  const milliseconds = Math.min(Math.max(Date.parse(instant), 0), 2 ** 48 - 1);
  const hex = milliseconds.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
