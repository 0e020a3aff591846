import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { syncedTableNames } from "../database/unheard-changes";

const advice =
  "change rows of a synced table by insertion, update or purge of server/sync: they take the next number of the owner's clock first";

const tables = syncedTableNames.join("|");
/** Drizzle's builders, whatever they are called on, and SQL as text. */
const change = new RegExp(
  [
    `\\.\\s*(?:insert|update|delete)\\(\\s*(?:\\w+\\.)*(?:${tables}|table)\\s*\\)`,
    `\\b(?:insert\\s+into|update(?:\\s+only)?|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?)\\s+(?:\\$\\{(?:${tables})\\}|"?(?:public"?\\.)?"?(?:${tables})\\b)`,
  ].join("|"),
  "gi",
);

function sourcesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true }).flatMap((entry) =>
    entry.isFile() && /\.tsx?$/.test(entry.name) ? [join(entry.parentPath, entry.name)] : [],
  );
}

/** Tests arrange what they want to see. */
const isServed = (path: string) =>
  !/\.test(-d)?\.ts$/.test(path) &&
  !path.startsWith("src/server/sync/") &&
  path !== "src/testing/house/synced-tables.test.ts";

const changesIn = (text: string) => [...text.matchAll(change)].map(([found]) => found);

test("rows of a synced table are changed in one place", () => {
  const served = ["src", "scripts"].flatMap(sourcesBelow).filter(isServed);
  expect(served.length).toBeGreaterThan(300);
  const faults = served.flatMap((path) => changesIn(readFileSync(path, "utf8")).map((found) => `${path}: ${found}`));
  expect(faults, advice).toEqual([]);
});

test("whatever deletes a user holds their clock before: otherwise it and a change under way wait for each other", () => {
  const deletions = ["src", "scripts"]
    .flatMap(sourcesBelow)
    .filter(isServed)
    .flatMap((path) => {
      const [before, ...after] = readFileSync(path, "utf8").split(
        /\.delete\(\s*users\s*\)|\bdelete\s+from\s+\S*users\b/i,
      );
      return after.map(() => ({ path, holdsClock: /\b(?:holdClock|beforeDeletion)\(/.test(before ?? "") }));
    });
  expect(deletions.length).toBeGreaterThan(2);
  expect(deletions.filter(({ holdsClock }) => !holdsClock)).toEqual([]);
});

test.each([
  "await db.update(tasks).set({ title })",
  "db\n    .insert(tasks)\n    .values(rows)",
  "tx.delete( tables.tasks )",
  "db.update(syncedTasks.table)",
  "sql`update ${tasks} set title = 'x'`",
  "sql`insert into tasks (id) values (1)`",
  'sql`DELETE FROM "public"."tasks"`',
])("%j is such a change", (text) => {
  expect(changesIn(text)).toHaveLength(1);
});

test.each(["db.update(taskLists).set({})", "cache.delete(taskId)", "db.select().from(tasks)", "update tasksById()"])(
  "%j is none",
  (text) => {
    expect(changesIn(text)).toEqual([]);
  },
);
