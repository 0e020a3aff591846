/** A tag or a project that is being typed: `@ho`, `#Home off`. */
export interface OpenWord {
  sign: "@" | "#";
  /** The place of the sign. */
  from: number;
  to: number;
  /** What stands behind the sign, perhaps nothing. */
  typed: string;
}

const openTag = /(?<=^|\s)@([\p{L}\p{M}\p{N}_-]*)$/u;
// The name of a project may have spaces.
const openPlace = /(?<=^|\s)#(?!\s)([^#@\n]{0,201})$/u;

/** Returns the tag or the project that ends at the caret, or `undefined` if there is none. */
export function openWordAt(text: string, caret: number): OpenWord | undefined {
  if (/^\S/u.test(text.slice(caret))) return undefined;
  const before = text.slice(0, caret);
  const [tag, place] = [openTag.exec(before), openPlace.exec(before)];
  if (tag !== null) return { sign: "@", from: tag.index, to: caret, typed: tag[1] ?? "" };
  return place === null ? undefined : { sign: "#", from: place.index, to: caret, typed: place[1] ?? "" };
}
