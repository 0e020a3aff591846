import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { unacceptedOf } from "./accepted";
import { committedDocument } from "./base";
import { breakingChanges } from "./compare";
import { documentPath, writeDocument } from "./document";

test("the document in the repository is up to date: run `npm run openapi`, and commit the result", async () => {
  expect(await readFile(documentPath, "utf8")).toBe(writeDocument());
});

test("a breaking change of the document on main is listed in docs/api-changes.md", async ({ skip }) => {
  const base = await committedDocument();
  skip(base === undefined, "No document was committed before.");
  expect(await unacceptedOf(breakingChanges(base?.document, JSON.parse(writeDocument())))).toEqual([]);
});

test("a change is accepted only word for word", async () => {
  const changes = ["GET /api/tasks is gone", "None since the document is in the repository."];
  expect(await unacceptedOf(changes)).toEqual(changes);
});
