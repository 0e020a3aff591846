import { z } from "zod";
import { instantOf } from "./instants";

const nothing = new Set(["", "null", "NULL", "\\N", "undefined", "NaN", "None", "nil"]);

/** Returns whether a field is blank, in one of the ways of exports. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && nothing.has(value.trim()));
}

const no = /^(?:0|f|false|n|no|off|0000-00-00.*)$/i;

/** Returns whether a field denies what its name says, or is blank. Any other value affirms it. */
export function isDenied(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isBlank(value) || value === false || value === 0 || (typeof value === "string" && no.test(value.trim()));
}

/** Returns whether a field says yes explicitly. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === "string" && /^(?:true|t|1)$/i.test(value.trim()));
}

/** Milliseconds, because a clock of the old system may have been fast. */
const tolerance = 86_400_000;

/** Returns whether these fields prove that an address was verified: each says so, by a yes or a time. No field at all proves nothing. */
export function areVerified(values: unknown[]): boolean {
  return values.length > 0 && values.every((value) => isTrue(value) || isPast(instantOf(value)));
}

const isPast = (date: Date | undefined) => date !== undefined && date.getTime() <= Date.now() + tolerance;

const mongoId = z.strictObject({ $oid: z.string().min(1) });
const noIds = /^(?:nan|undefined|null|none|nil|\\n|true|false|[+-]?infinity|\[object \w+\]|__proto__)$/i;
/** Numbers that a spreadsheet has made of long ids, which makes two of them equal. */
const rounded = /^\d+(?:[.,]\d+)?e\+?\d+$|^\d{15}0{5,}$/i;

/**
 * Returns an id in a form in which only the same value of the same type is equal: non-empty text, a number that JSON keeps exactly, or MongoDB's
 * `$oid`. `undefined` for anything else.
 */
export function idOf(value: unknown): string | undefined {
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? `number ${value}` : undefined;
  if (typeof value === "string") return idTextOf(value) && `text ${idTextOf(value)}`;
  const { data } = mongoId.safeParse(value);
  return data && idTextOf(data.$oid) && `oid ${data.$oid.trim().toLowerCase()}`;
}

/** Returns the text of an id that is given as text or as a number, such as a subject at Google. */
export function idTextOf(value: unknown): string | undefined {
  if (typeof value === "number") return idOf(value) && String(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  const isId = /^[\x21-\x7e]{1,255}$/.test(text) && !noIds.test(text) && !rounded.test(text);
  return isId ? text : undefined;
}
