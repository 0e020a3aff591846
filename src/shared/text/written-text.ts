/** Validation of text that people write, as plain functions, so that a browser gets them without a validation library. `schema.ts` builds on them. */

/** More combining marks on one letter than any language uses. Normalizing n of them takes time that grows with n² (https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format). */
const endlessMarks = /\p{M}{31}/u;

/**
 * Returns `text` in the form that is stored and compared: é is one character, whichever way it was typed (NFC). A text with endless
 * combining marks, which cannot be stored, stays as it is.
 */
export const canonical = (text: string) => (endlessMarks.test(text) ? text : text.normalize("NFC"));

/** Returns whether `value` has at most `maxLength` code points, as PostgreSQL counts them. */
export const fits = (value: string, maxLength: number) =>
  value.length <= maxLength || (value.length <= maxLength * 2 && Array.from(value).length <= maxLength);

/** Returns the error of a text with more than `maxLength` code points in its canonical form, with its length; `undefined` if it fits. */
export function lengthFault(value: string, maxLength: number): string | undefined {
  const text = canonical(value);
  return fits(text, maxLength)
    ? undefined
    : `Use at most ${maxLength} characters. This has ${Array.from(text).length}.`;
}

/** Why a text with such a character is refused, in the form and by the server. */
export const notStorable = "This contains a character that cannot be stored.";

/** Returns the error of a text that cannot be stored or has more than `maxLength` code points; `undefined` if it is fine. */
export const textFault = (value: string, maxLength: number): string | undefined =>
  isStorable(value) ? lengthFault(value, maxLength) : notStorable;

/** Returns whether `value` has a visible character: not only blanks, joiners, direction marks and other characters without a shape. */
export const isVisible = (value: string) =>
  /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Noncharacter_Code_Point}\u2800\uFFF9-\uFFFB\u{1D159}]/u.test(
    value,
  );

/** Returns whether PostgreSQL and JSON can both carry `value`, and it can be normalized: no NUL, no lone surrogate, no endless marks. */
export const isStorable = (value: string) => !/[\0\p{Surrogate}]/u.test(value) && !endlessMarks.test(value);
