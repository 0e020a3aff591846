import { type ExportRecord, textOf, valueOf } from "./record";
import { instantOf } from "./instants";
import { isBlank, isDenied } from "./values";

/** A ban: `"forever"`, or until when. */
export type Ban = "forever" | Date;

const deletion =
  /^(?:is)?(?:soft)?(?:deleted|removed|erased|anonymi[sz]ed)(?:at|on|by|date|time|timestamp)?$|^date(?:deleted|removed)$|^deletion(?:at|date|time)$/;
const state = ["status", "state", "accountstatus", "userstatus"];

/** Returns whether a record is marked as deleted, by whatever column. */
export function isDeleted(record: ExportRecord): boolean {
  if (/^(?:soft.?)?(?:deleted|removed|erased)$/i.test(textOf(record, ...state))) return true;
  return entries(record, deletion).some((value) => !isDenied(value));
}

/** The reasons of a ban, each as a flag and as its end. */
const reasons = ["ban(?:ned)?", "block(?:ed)?", "lock(?:ed)?(?:out)?", "suspen(?:ded|sion)", "disabled", "deactivated"];
const bans = reasons.map((reason) => ({
  flag: new RegExp(`^(?:is)?${reason}(?:at|on|by|date)?$`),
  end: new RegExp(`^(?:is)?${reason}(?:until|till|to|expires|expiresat|expiry|expiration|end|ends|endsat|enddate)$`),
}));
const bannedState = /^(?:banned|blocked|locked(?:.?out)?|suspended|disabled|deactivated|inactive)$/i;

/** Returns how long a user is banned. A ban whose end cannot be read has none. */
export function banOf(record: ExportRecord): Ban | undefined {
  const found = bans.map(({ flag, end }) => {
    const ends = entries(record, end).filter((value) => !isDenied(value));
    if (ends.length > 0) return latestOf(ends.map((value) => instantOf(value) ?? "forever"));
    return entries(record, flag).some((value) => !isDenied(value)) ? (endOf(record, flag) ?? "forever") : undefined;
  });
  const isInactive = entries(record, /^(?:is)?(?:active|enabled)$/).some((value) => !isBlank(value) && isDenied(value));
  return latestOf([...found, isInactive || bannedState.test(textOf(record, ...state)) ? "forever" : undefined]);
}

/** Returns the end of a lock-out by Clerk, which states it in seconds. */
function endOf(record: ExportRecord, flag: RegExp): Date | undefined {
  const seconds = valueOf(record, "lockoutexpiresinseconds");
  const isSoon = flag.test("locked") && typeof seconds === "number" && seconds > 0;
  return isSoon ? new Date(Date.now() + seconds * 1000) : undefined;
}

/** Returns the longer of several bans; `undefined` when all are over. */
export function latestOf(bans: (Ban | undefined)[]): Ban | undefined {
  if (bans.includes("forever")) return "forever";
  const dates = bans.filter((ban) => ban instanceof Date).map((date) => date.getTime());
  const last = Math.max(...dates, 0);
  return last > Date.now() ? new Date(last) : undefined;
}

const entries = (record: ExportRecord, name: RegExp) =>
  [...record].filter(([key]) => name.test(key)).map(([, value]) => value);
