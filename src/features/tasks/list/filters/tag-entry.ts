import { fold } from "~/shared/text/fold";
import { canonical, isVisible, textFault } from "~/shared/text/written-text";
import { limits } from "../../constants";

interface Entry {
  tags: string[];
  /** The text left in the field; empty if all of it became tags. */
  rest: string;
  error: string | undefined;
}

/**
 * Returns `tags` with those that `typed` lists between commas, each once regardless of case and accents. Returns the same array if nothing
 * is new.
 */
export function addTags(tags: string[], typed: string): string[] {
  return enterTags(tags, typed).tags;
}

/** Does the same, and returns the text that could not become a tag, with the reason. */
export function enterTags(tags: string[], typed: string): Entry {
  const next = [...tags];
  const rest: string[] = [];
  let error: string | undefined;
  for (const part of typed.split(",")) {
    const tag = canonical(part.trim());
    const isKnown = next.some((other) => fold(other) === fold(tag));
    if (tag === "" || isKnown) continue;
    const problem = tagError(tag) ?? (next.length < limits.tags ? undefined : `Use at most ${limits.tags} tags.`);
    error ??= problem;
    if (problem === undefined) next.push(tag);
    else rest.push(tag);
  }
  return { tags: next.length === tags.length ? tags : next, rest: rest.join(", "), error };
}

function tagError(tag: string): string | undefined {
  if (!isVisible(tag)) return "Enter some text.";
  return textFault(tag, limits.tag);
}

/** Returns the known tags that contain the typed text, all of them if there is none, those that begin with it first, without those already taken. */
export function suggestTags(
  typed: string,
  { known, taken, atMost = 6 }: { known: string[]; taken: string[]; atMost?: number },
): string[] {
  const text = fold(typed.trim());
  const used = new Set(taken.map(fold));
  const fitting = known.filter((tag) => !used.has(fold(tag)) && fold(tag).includes(text));
  const isFirst = (tag: string) => Number(!fold(tag).startsWith(text));
  return [...fitting].sort((a, b) => isFirst(a) - isFirst(b)).slice(0, atMost);
}
