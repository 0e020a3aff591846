import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { unacceptedOf } from "./accepted";
import { committedDocument } from "./base";
import { breakingChanges } from "./compare";
import { documentPath, writeDocument } from "./document";

test("the document in the repository is what `npm run openapi` writes: run it, and commit what it wrote", async () => {
  expect(await readFile(documentPath, "utf8")).toBe(writeDocument());
});

test("a change that breaks clients of the document on main is listed in docs/api-changes.md", async ({ skip }) => {
  const base = await committedDocument();
  skip(base === undefined, "No document was committed before.");
  expect(await unacceptedOf(breakingChanges(base?.document, JSON.parse(writeDocument())))).toEqual([]);
});

test("no change is accepted by being like one on the list", async () => {
  const changes = ["GET /api/tasks is gone", "None since the document is in the repository."];
  expect(await unacceptedOf(changes)).toEqual(changes);
});
