/** Durations of a ban, in days. */
const lengths = new Map([
  ["day", 1],
  ["week", 7],
  ["month", 30],
]);

/**
 * Returns when a ban ends, from the form's fields: `ends` names a duration, `on` is a day (`YYYY-MM-DD`); anything else means no end.
 * The ban ends at the start of the day, in the time zone of this machine.
 * @returns an ISO instant, nothing for a ban without an end, or the error
 */
export function banEndOf(form: Pick<FormData, "get">, now: number): { until?: string } | { error: string } {
  const length = lengths.get(textIn(form, "ends"));
  if (length !== undefined) return { until: new Date(now + length * 86_400_000).toISOString() };
  if (textIn(form, "ends") !== "on") return {};
  const start = Date.parse(`${textIn(form, "day")}T00:00`);
  if (Number.isNaN(start)) return { error: "Choose a date." };
  return start > now ? { until: new Date(start).toISOString() } : { error: "Choose a date in the future." };
}

function textIn(form: Pick<FormData, "get">, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
