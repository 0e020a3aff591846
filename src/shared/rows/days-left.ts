import { trashDays } from "./trash";

const day = 86_400_000;

/** Returns how long something deleted can still be restored: "29 days left". */
export function daysLeft(deletedAt: string, now: string): string {
  const left = Math.ceil(trashDays - (Date.parse(now) - Date.parse(deletedAt)) / day);
  const days = Math.min(trashDays, Math.max(1, left));
  return `${days} ${days === 1 ? "day" : "days"} left`;
}
