import { fold } from "~/shared/text/fold";

/** Returns the words of a search, each of which must match. A word such as `@home` is searched among the tags, too. */
export function wordsOf(search: string | undefined): string[] {
  return search?.split(/\s+/).filter((word) => word !== "") ?? [];
}

/** Returns whether a word of a search also matches tags. */
export const isTagWord = (word: string) => word.length > 1 && word.startsWith("@");

interface Searched {
  title: string;
  description: string;
  tags: string[];
}

/** Returns whether every word of `search` matches the task. */
export function hasWords({ title, description, tags }: Searched, search: string): boolean {
  const text = fold(`${title}\n${description}`);
  return wordsOf(search).every((word) => {
    const wanted = fold(word);
    const isInTags = () => isTagWord(word) && tags.some((tag) => `@${fold(tag)}`.startsWith(wanted));
    return wanted.trim() === "" || text.includes(wanted) || isInTags();
  });
}
