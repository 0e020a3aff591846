import { fold } from "~/shared/text/fold";
import { lineNameOf, type OfferedPlace } from "../../place/places";
import type { AddDraft, ChosenDraft } from "../add-draft";
import type { OpenWord } from "./open-word";

/** The change that completes a word, and where the caret goes. */
export interface Completion {
  change: ChosenDraft;
  caret: number;
}

const spellable = /^(?=.*\p{L})[\p{L}\p{M}\p{N}_-]+$/u;

/** Returns what completes a tag. One that cannot be written after `@` is chosen beside the text. */
export function completeTag(draft: AddDraft, word: OpenWord, tag: string): Completion {
  return spellable.test(tag) ? written(draft, word, tag) : beside(draft, word, { tags: [...draft.tags, tag] });
}

const readable = /^(?=.*\p{L})[^"“”„«»#@]+$/u;

/** Returns what completes a project or a section. One whose name cannot be read after `#` is chosen beside the text. */
export function completePlace(draft: AddDraft, word: OpenWord, place: OfferedPlace): Completion {
  const name = lineNameOf(place);
  const isKept = draft.asWords.some((words) => fold(words).includes(fold(`#${name}`)));
  if (readable.test(name) && !isKept) return written(draft, word, name);
  return beside(draft, word, { projectId: place.projectId, sectionId: place.sectionId });
}

function written(draft: AddDraft, { sign, from, to }: OpenWord, name: string): Completion {
  const text = `${draft.title.slice(0, from)}${sign}${name} `;
  return { change: { title: text + draft.title.slice(to).trimStart() }, caret: text.length };
}

function beside(draft: AddDraft, { from, to }: OpenWord, chosen: ChosenDraft): Completion {
  const before = draft.title.slice(0, from);
  return { change: { title: before + draft.title.slice(to).trimStart(), ...chosen }, caret: from };
}
