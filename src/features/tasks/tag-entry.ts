import { fits, isStorable, limits } from "./vocabulary";

/** `tags` with those that `typed` names after commas: each once without regard to case, none that cannot be stored. The same array if nothing is new. */
export function addTags(tags: string[], typed: string): string[] {
  const next = [...tags];
  for (const part of typed.split(",")) {
    const tag = part.trim();
    const isKnown = next.some((other) => other.toLowerCase() === tag.toLowerCase());
    if (tag !== "" && !isKnown && fits(tag, limits.tag) && isStorable(tag) && next.length < limits.tags) next.push(tag);
  }
  return next.length === tags.length ? tags : next;
}

/** The tags in use that hold what is typed, those that begin with it first, without those that are taken. */
export function suggestTags(typed: string, { known, taken }: { known: string[]; taken: string[] }): string[] {
  const text = typed.trim().toLowerCase();
  const used = new Set(taken.map((tag) => tag.toLowerCase()));
  const fitting = known.filter((tag) => !used.has(tag.toLowerCase()) && tag.toLowerCase().includes(text));
  const isFirst = (tag: string) => Number(!tag.toLowerCase().startsWith(text));
  return fitting.toSorted((a, b) => isFirst(a) - isFirst(b)).slice(0, 6);
}
