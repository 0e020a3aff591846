import { readFile } from "node:fs/promises";

/** The list of accepted breaking changes, for authors of clients. */
export const changesPath = "docs/api-changes.md";

/** Returns those of `changes` that are not on the list, word for word. */
export async function unacceptedOf(changes: string[]): Promise<string[]> {
  const accepted = new Set((await readFile(changesPath, "utf8")).split("\n"));
  return changes.filter((change) => !accepted.has(lineFor(change)));
}

/** Returns a change as a line of the list. */
export const lineFor = (change: string) => `- breaking: ${change}`;
