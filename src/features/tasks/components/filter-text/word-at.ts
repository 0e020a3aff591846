import { writeName } from "../../list/filter-text/names";

/** A tag or a project that is being typed in the text of a filter. */
export interface FilterWord {
  sign: "@" | "#";
  /** The place of the sign. */
  from: number;
  to: number;
  /** What stands behind the sign, perhaps nothing. */
  typed: string;
}

const open = /(?<=^|[\s&|(!])([@#])(["“„]?)([^&|()!,@#"“”„\n]*)$/u;

/** Returns the tag or the project that ends at the caret, or `undefined` if there is none. Only a project, or what is quoted, has blanks. */
export function filterWordAt(text: string, caret: number): FilterWord | undefined {
  if (/^[^\s&|)]/u.test(text.slice(caret))) return undefined;
  const found = open.exec(text.slice(0, caret));
  const [sign, quote, typed = ""] = found?.slice(1) ?? [];
  if (found === null || (sign !== "@" && sign !== "#")) return undefined;
  if (/^\s/u.test(typed) || (sign === "@" && quote === "" && /\s/u.test(typed))) return undefined;
  return { sign, from: found.index, to: caret, typed };
}

/** Returns the text with the word completed by a name, and where the caret goes. */
export function completeFilterWord(
  text: string,
  { sign, from, to }: FilterWord,
  name: string,
): { text: string; caret: number } {
  const before = `${text.slice(0, from)}${sign}${writeName(name)}`;
  return { text: before + text.slice(to), caret: before.length };
}
