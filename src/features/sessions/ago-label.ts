const minute = 60_000;
const units = [
  ["day", 24 * 60 * minute],
  ["hour", 60 * minute],
  ["minute", minute],
] as const;
const format = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/**
 * Returns how long ago something was, no more precise than known: "3 days ago". Anything under ten minutes is "a few minutes ago",
 * because use is recorded only every few minutes.
 * @param now in ms since 1970
 */
export function agoLabel(instant: string, now: number): string {
  const passed = Math.max(0, now - Date.parse(instant));
  if (passed < 10 * minute) return "a few minutes ago";
  const [unit, length] = units.find(([, size]) => passed >= size) ?? ["minute", minute];
  return format.format(-Math.floor(passed / length), unit);
}
