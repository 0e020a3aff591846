import type { ChosenDraft, AddDraft } from "./add-draft";

/** A tag that is being typed: `@ho`. */
export interface OpenTag {
  /** The place of `@`. */
  from: number;
  to: number;
  /** The letters after `@`, perhaps none. */
  typed: string;
}

const open = /(?<=^|\s)@([\p{L}\p{M}\p{N}_-]*)$/u;
const spellable = /^(?=.*\p{L})[\p{L}\p{M}\p{N}_-]+$/u;

/** Returns the tag that ends at the caret, or `undefined` if there is none. */
export function openTagAt(text: string, caret: number): OpenTag | undefined {
  if (/^\S/u.test(text.slice(caret))) return undefined;
  const match = open.exec(text.slice(0, caret));
  return match === null ? undefined : { from: match.index, to: caret, typed: match[1] ?? "" };
}

/** Returns the change that completes a tag, and where the caret goes. A tag that cannot be written after `@` is chosen beside the text. */
export function completeTag(
  draft: AddDraft,
  { from, to }: OpenTag,
  tag: string,
): { change: ChosenDraft; caret: number } {
  const [before, after] = [draft.title.slice(0, from), draft.title.slice(to).trimStart()];
  if (!spellable.test(tag))
    return { change: { title: before + after, tags: [...draft.tags, tag] }, caret: before.length };
  const written = `${before}@${tag} `;
  return { change: { title: written + after }, caret: written.length };
}
