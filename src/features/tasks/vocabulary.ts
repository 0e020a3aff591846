/** The words and limits of tasks as plain values, so that a browser gets them without a validation library. `schema.ts` builds on them. */

/** Lengths count Unicode code points, as PostgreSQL does. */
export const limits = { title: 500, description: 10_000, tags: 20, tag: 50, search: 200, page: 100 } as const;

export const priorities = ["low", "medium", "high"] as const;
export const completions = ["all", "pending", "completed"] as const;
export const sorts = ["created_at", "due_date", "priority", "title", "completed_at", "deleted_at"] as const;
export const orders = ["asc", "desc"] as const;
export const duePeriods = ["overdue", "today", "next_7_days", "none"] as const;

export type Priority = (typeof priorities)[number];
export type Completion = (typeof completions)[number];
export type Sort = (typeof sorts)[number];
export type Order = (typeof orders)[number];

/** Whether `value` has at most `most` code points. */
export const fits = (value: string, most: number) =>
  value.length <= most || (value.length <= most * 2 && Array.from(value).length <= most);

/** Returns what to say of a text that has more than `most` code points, with how many it has; `undefined` if it fits. */
export const lengthFault = (value: string, most: number) =>
  fits(value, most) ? undefined : `Use at most ${most} characters. This has ${Array.from(value).length}.`;

/** Returns whether anything of `value` can be seen: more than blanks, joiners, direction marks and other characters without a shape. */
export const isVisible = (value: string) =>
  /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\uFFF9-\uFFFB]/u.test(value);

/** Whether PostgreSQL and JSON can both carry `value`: no NUL, no half of a surrogate pair. */
export const isStorable = (value: string) => !/[\0\p{Surrogate}]/u.test(value);

/** From here to there every year has four digits, in the zone it was written in as in UTC, after rounding too. */
const earliest = Date.parse("1900-01-01T00:00:00Z");
const latest = Date.parse("9999-12-31T23:59:59Z");

/** Whether `date`, in a form of ISO 8601, lies in years that people and databases agree on. */
export const isBetween1900And9999 = (date: string) =>
  /^(19|[2-9]\d)/.test(date) && Date.parse(date) >= earliest && Date.parse(date) <= latest;

/** Whether `day` is a day of the calendar, as `YYYY-MM-DD`. */
export const isCalendarDay = (day: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) &&
  isBetween1900And9999(day) &&
  new Date(Date.parse(day)).toISOString().startsWith(day);

/** Whether `value` is a range of days with one or both ends: `2026-11-20..2026-11-27`, `..2026-11-20`, `2026-11-21..`. */
export function isDayRange(value: string): boolean {
  const [from = "", to = "", ...rest] = value.split("..");
  const isEnd = (day: string) => day === "" || isCalendarDay(day);
  return rest.length === 0 && value.includes("..") && value !== ".." && isEnd(from) && isEnd(to);
}

/** Finds `value` in a closed list, with the list's type; `undefined` for a stranger. */
export function oneOf<Word extends string>(words: readonly Word[], value: string | null): Word | undefined {
  return words.find((word) => word === value);
}
