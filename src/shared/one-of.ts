/** Returns `value` as one of `words`, with their type; `undefined` for a stranger. */
export function oneOf<Word extends string>(words: readonly Word[], value: string | null): Word | undefined {
  return words.find((word) => word === value);
}
