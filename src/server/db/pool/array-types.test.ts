import { afterAll, expect, test } from "vitest";
import { testServer } from "~/testing/server/runtime";
import { openDatabase } from "../client";
import { sql } from "drizzle-orm";

const { runtime } = await testServer();
const { db, close } = openDatabase(runtime.environment.DATABASE_URL ?? "", { prepare: true });
afterAll(close);

test.each([
  [[]],
  [[""]],
  [["read", "a book", "NULL", "null"]],
  [["\\", "\\\\", "a\\b", "/\\x", '"', '\\"', "'", ",", "{", "}", "{}", " ", "\n", "🌱", "\u202e"]],
])("a list of texts comes back as it was sent: %j", async (texts) => {
  const [row] = await db.execute(sql`select ${sql.param(texts)}::text[] as texts`);
  expect(row).toEqual({ texts });
});

test("numbers and nulls are returned, too", async () => {
  const [row] = await db.execute(sql`select array[1, null, -3] as numbers`);
  expect(row).toEqual({ numbers: ["1", null, "-3"] });
});
