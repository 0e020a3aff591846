/** Returns the value of `answer` under `key`; `undefined` if it is missing, or `answer` is no object. */
export function readKey(answer: unknown, key: string): unknown {
  return typeof answer === "object" && answer !== null ? Reflect.get(answer, key) : undefined;
}

/** Reads a text. */
export function readString(answer: unknown, key: string): string | undefined {
  const value = readKey(answer, key);
  return typeof value === "string" ? value : undefined;
}

/** Reads a list of texts. */
export function readStrings(answer: unknown, key: string): string[] | undefined {
  const value = readKey(answer, key);
  return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : undefined;
}
