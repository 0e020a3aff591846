import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { asBearer, send } from "~/testing/server/responses";
import { callerAs } from "~/testing/server/caller";
import { type Person, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { orders, sorts } from "../schema";

let ada: Person;
beforeAll(async () => {
  ada = await signUp();
  await plantTasks(ada, [{ dueOn: "2026-11-20" }, {}, {}]);
});

async function cursorFor(input: { sort: (typeof sorts)[number]; order: (typeof orders)[number] }): Promise<string> {
  const { nextCursor } = await callerAs(ada).tasks.list.query({ ...input, limit: 1 });
  if (nextCursor === null) throw new Error("There was no second page.");
  return nextCursor;
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

async function expectRefusal(input: { sort?: string; order?: string; cursor: unknown }) {
  const { status, refusal } = await send(asBearer(ada), "tasks.list", input);
  expect(status).toBe(400);
  expect(Object.keys(refusal?.fields ?? {})).toEqual(["cursor"]);
}

const everySort = sorts.flatMap((sort) => orders.map((order) => ({ sort, order })));

test.each(everySort)("a cursor made for $sort $order is refused by every other sort and order", async (made) => {
  const cursor = await cursorFor(made);
  for (const other of everySort) {
    if (other.sort !== made.sort || other.order !== made.order) await expectRefusal({ ...other, cursor });
  }
});

test("a cursor continues under other filters", async () => {
  const cursor = await cursorFor({ sort: "created_at", order: "desc" });
  expect((await callerAs(ada).tasks.list.query({ cursor, completed: "completed" })).items).toEqual([]);
  expect((await callerAs(ada).tasks.list.query({ cursor, completed: "pending" })).items).toHaveLength(2);
});

describe("a forged cursor is refused by name", () => {
  const id = uuidv7();
  const at = "2026-11-20T12:00:00.000Z";
  const good = { s: "created_at", o: "desc", k: [at], i: id };

  test("though one like ours is accepted", async () => {
    const { status } = await send(asBearer(ada), "tasks.list", { cursor: encoded(good) });
    expect(status).toBe(200);
  });

  test.each([
    ["empty", ""],
    ["words", "next page please"],
    ["a number in base64url", "NQ"],
    ["null in base64url", encoded(null)],
    ["a list in base64url", encoded([good])],
    ["signs that are not base64url", "$$$"],
    ["a NUL", "\0"],
    ["half of a surrogate pair", "\ud83c"],
    ["bytes that are not UTF-8", Buffer.from([0xff, 0xfe, 0xfd]).toString("base64url")],
    ["deep JSON", Buffer.from("[".repeat(2900)).toString("base64url")],
    ["without an id", encoded({ s: "created_at", o: "desc", k: [at] })],
    ["with more than we write", encoded({ ...good, x: 1 })],
    ["an id that is none", encoded({ ...good, i: "1 or 1=1" })],
    ["no key", encoded({ ...good, k: [] })],
    ["two keys", encoded({ ...good, k: [at, at] })],
    ["a key that is not an instant", encoded({ ...good, k: ["'; drop table tasks; --"] })],
    ["a key that is a number", encoded({ ...good, k: [1] })],
    ["a key beyond the calendar", encoded({ ...good, k: ["2026-13-45T00:00:00Z"] })],
    ["a key beyond PostgreSQL's range", encoded({ ...good, k: ["+999999-01-01T00:00:00Z"] })],
    ["a key without an end", encoded({ ...good, k: ["infinity"] })],
    ["a prototype", '{"__proto__":{"s":"created_at"}}'],
  ])("%s", async (_what, cursor) => {
    await expectRefusal({ cursor });
  });

  test.each([
    ["a priority that is none", "priority", ["urgent"]],
    ["a title with a NUL", "title", ["zero\0byte"]],
    ["a title with half of a surrogate pair", "title", ["\ud83c"]],
    ["a title that is longer than any", "title", ["x".repeat(1001)]],
    ["a due date that is none", "due_date", ["2026-02-30", "infinity"]],
    ["half a due date", "due_date", ["2026-11-20"]],
    ["words for a moment", "completed_at", ["now"]],
    ["a moment with an offset too large", "deleted_at", ["2026-11-20T12:00:00+99:00"]],
  ])("%s", async (_what, sort, k) => {
    await expectRefusal({ sort, cursor: encoded({ ...good, s: sort, k }) });
  });

  test("a cursor with one changed character is refused or answered, and never causes a failure", async () => {
    const cursor = await cursorFor({ sort: "due_date", order: "asc" });
    for (let at = 0; at < cursor.length; at += 1) {
      const changed = cursor.slice(0, at) + (cursor[at] === "A" ? "B" : "A") + cursor.slice(at + 1);
      const { status } = await send(asBearer(ada), "tasks.list", { sort: "due_date", order: "asc", cursor: changed });
      expect([200, 400]).toContain(status);
    }
  });
});
