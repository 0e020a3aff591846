/** A tag that is being typed: `@ho`. */
export interface OpenTag {
  /** The place of `@`. */
  from: number;
  to: number;
  /** The letters after `@`, perhaps none. */
  typed: string;
}

const open = /(?<=^|\s)@([\p{L}\p{M}\p{N}_-]*)$/u;

/** Returns the tag that ends at the caret, or `undefined` if there is none. */
export function openTagAt(text: string, caret: number): OpenTag | undefined {
  if (/^\S/u.test(text.slice(caret))) return undefined;
  const match = open.exec(text.slice(0, caret));
  return match === null ? undefined : { from: match.index, to: caret, typed: match[1] ?? "" };
}
