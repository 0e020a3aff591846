/** Returns `value` as one of `words`, with their type; `undefined` for any other value. */
export function oneOf<Word extends string>(words: readonly Word[], value: string | null): Word | undefined {
  return words.find((word) => word === value);
}
