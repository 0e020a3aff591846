import type { ChosenDraft, AddDraft } from "./add-draft";
import type { OpenTag } from "./open-tag";

const spellable = /^(?=.*\p{L})[\p{L}\p{M}\p{N}_-]+$/u;

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
