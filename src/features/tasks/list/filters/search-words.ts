import { fold } from "~/shared/text/fold";
import { foldedOf, type Written } from "./folded";

/** Returns the words of a search, each of which must match. A word such as `@home` is searched among the tags, too. */
export function wordsOf(search: string | undefined): string[] {
  return search?.split(/\s+/).filter((word) => word !== "") ?? [];
}

/** Returns whether a word of a search also matches tags. */
export const isTagWord = (word: string) => word.length > 1 && word.startsWith("@");

/** Returns whether every word of `search` matches the task. */
export function hasWords(task: Written, search: string): boolean {
  const { text, tags } = foldedOf(task);
  return wordsOf(search).every((word) => {
    const wanted = fold(word);
    const isInTags = () => isTagWord(word) && tags.some((tag) => `@${tag}`.startsWith(wanted));
    return wanted.trim() === "" || text.includes(wanted) || isInTags();
  });
}
