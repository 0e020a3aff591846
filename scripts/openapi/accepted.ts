import { readFile } from "node:fs/promises";

/** Where breaking changes of the API are listed for those who write clients. What stands there is accepted. */
export const changesPath = "docs/api-changes.md";

/** Returns those of `changes` that the list does not name, word for word. */
export async function unacceptedOf(changes: string[]): Promise<string[]> {
  const accepted = new Set((await readFile(changesPath, "utf8")).split("\n"));
  return changes.filter((change) => !accepted.has(lineFor(change)));
}

/** A change as a line of the list. */
export const lineFor = (change: string) => `- breaking: ${change}`;
