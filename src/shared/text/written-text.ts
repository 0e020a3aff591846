/** The rules of what people write, as plain functions, so that a browser gets them without a validation library. `schema.ts` builds on them. */

/** More marks on one letter than any language has. Putting n of them in order takes time that grows with n² (https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format). */
const endlessMarks = /\p{M}{31}/u;

/**
 * Returns `text` in the one form that is stored and compared: é is one character, however a keyboard makes it (NFC). What holds endless marks, which
 * cannot be stored, stays as it is.
 */
export const canonical = (text: string) => (endlessMarks.test(text) ? text : text.normalize("NFC"));

/** Whether `value` has at most `maxLength` code points, as PostgreSQL counts them. */
export const fits = (value: string, maxLength: number) =>
  value.length <= maxLength || (value.length <= maxLength * 2 && Array.from(value).length <= maxLength);

/** Returns what to say of a text that has more than `maxLength` code points in its canonical form, with how many it has; `undefined` if it fits. */
export function lengthFault(value: string, maxLength: number): string | undefined {
  const text = canonical(value);
  return fits(text, maxLength)
    ? undefined
    : `Use at most ${maxLength} characters. This has ${Array.from(text).length}.`;
}

/** Returns whether anything of `value` can be seen: more than blanks, joiners, direction marks and other characters without a shape. */
export const isVisible = (value: string) =>
  /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Noncharacter_Code_Point}\u2800\uFFF9-\uFFFB\u{1D159}]/u.test(
    value,
  );

/** Whether PostgreSQL and JSON can both carry `value`, and it can be brought into one form: no NUL, no half of a surrogate pair, no endless marks. */
export const isStorable = (value: string) => !/[\0\p{Surrogate}]/u.test(value) && !endlessMarks.test(value);
