import { describe, expect, test } from "vitest";
import { callerAs } from "~/testing/server/caller";
import { signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { type Order, readCursor, type Sort, writeCursor } from "./cursor";
import { orders, sorts } from "../schema";

const ids = Array.from({ length: 9 }, (_, index) => `0193a000-0000-7000-8000-00000000000${index}`);

/** Returns the titles of `planted` in the order of the list. The first one has the smallest id. */
async function sorted(planted: Parameters<typeof plantTasks>[1], sort: Sort, trash = false) {
  const ada = await signUp();
  await plantTasks(
    ada,
    planted.map((task, index) => ({ id: ids[index] ?? "", ...task })),
  );
  const list = callerAs(ada).tasks.list;
  const titles = async (order: Order) =>
    (await list.query({ sort, order, trash })).items.map(({ title }) => title).join(" ");
  return { asc: await titles("asc"), desc: await titles("desc") };
}

describe("a list is sorted", () => {
  test("by creation, newest first, unless another sort is given; equal times by id", async () => {
    const at = "2026-11-20T12:00:00.000Z";
    const planted = [
      { title: "tie1", createdAt: at },
      { title: "tie2", createdAt: at },
      { title: "old", createdAt: "2026-11-20T11:59:59.999Z" },
      { title: "new", createdAt: "2026-11-20T12:00:00.001Z" },
    ];
    expect(await sorted(planted, "created_at")).toEqual({ asc: "old tie1 tie2 new", desc: "new tie2 tie1 old" });
    const ada = await signUp();
    await plantTasks(ada, [
      { title: "old", createdAt: "2026-01-01T00:00:00.000Z" },
      { title: "new", createdAt: "2026-01-02T00:00:00.000Z" },
    ]);
    expect((await callerAs(ada).tasks.list.query()).items.map(({ title }) => title)).toEqual(["new", "old"]);
  });

  test("by priority in its meaning, not alphabetically", async () => {
    const planted = [
      { title: "medium" },
      { title: "high", priority: "high" as const },
      { title: "low", priority: "low" as const },
      { title: "medium2" },
    ];
    expect(await sorted(planted, "priority")).toEqual({
      asc: "low medium medium2 high",
      desc: "high medium2 medium low",
    });
  });

  test("by due date; within a day by time, then the tasks of the whole day; tasks without a date come last in both directions", async () => {
    const planted = [
      { title: "none" },
      { title: "day", dueOn: "2026-11-20" },
      { title: "late", dueOn: "2026-11-20", dueAt: "2026-11-20T20:00:00.000Z" },
      { title: "early", dueOn: "2026-11-20", dueAt: "2026-11-20T08:00:00.000Z" },
      { title: "past", dueOn: "1900-01-01" },
      { title: "far", dueOn: "9999-12-31" },
      { title: "none2" },
    ];
    expect(await sorted(planted, "due_date")).toEqual({
      asc: "past early late day far none none2",
      desc: "far late early day past none2 none",
    });
  });

  test("by title, regardless of case, with accents beside their letter, numbers and symbols first", async () => {
    const planted = ["b", "Ä", "a", "Z", "z", "B", "1", "ä", "_"].map((title) => ({ title }));
    expect(await sorted(planted, "title")).toEqual({ asc: "_ 1 a ä Ä b B z Z", desc: "Z z B b Ä ä a 1 _" });
  });

  test("by completion; open tasks come last in both directions", async () => {
    const planted = [
      { title: "open" },
      { title: "first", completedAt: "2026-11-01T00:00:00.000Z" },
      { title: "last", completedAt: "2026-11-02T00:00:00.000Z" },
    ];
    expect(await sorted(planted, "completed_at")).toEqual({ asc: "first last open", desc: "last first open" });
  });

  test("by deletion in the trash", async () => {
    const planted = [
      { title: "first", deletedAt: "2026-11-01T00:00:00.000Z" },
      { title: "last", deletedAt: "2026-11-02T00:00:00.000Z" },
    ];
    expect(await sorted(planted, "deleted_at", true)).toEqual({ asc: "first last", desc: "last first" });
  });
});

const everySort = sorts.flatMap((sort) => orders.map((order) => ({ sort, order })));

describe.each(everySort)("pages by $sort $order", ({ sort, order }) => {
  const pick = <Item>(items: readonly Item[], index: number) => items[index % items.length];
  const mixed = (count: number, word: string) =>
    Array.from({ length: count }, (_, index) => {
      const dueOn = pick([null, "2026-11-20", "2026-11-21", null, "1900-01-01", "9999-12-31"], index) ?? null;
      return {
        title: `${word} ${pick(["same", "Same", "ähnlich", "x".repeat(480), "🌱", "other's %"], index) ?? ""}`,
        createdAt:
          pick(["2026-11-20T12:00:00.000Z", "2026-11-20T12:00:00.001Z", "1970-01-01T00:00:00.000Z"], index) ?? "",
        priority: pick(["low", "medium", "high"] as const, index) ?? "low",
        dueOn,
        dueAt:
          dueOn === null ? null : (pick([null, `${dueOn}T08:00:00.000Z`, `${dueOn}T08:00:00.001Z`], index) ?? null),
        completedAt: pick([null, "2026-11-20T12:00:00.000Z", "2026-11-19T12:00:00.120Z"], index) ?? null,
      };
    });

  test("return every task exactly once, in the order of the whole list", async () => {
    const ada = await signUp();
    await plantTasks(ada, mixed(23, ""));
    const { list } = callerAs(ada).tasks;
    const whole = await list.query({ sort, order, limit: 100 });
    expect(whole.items).toHaveLength(23);
    expect(whole.nextCursor).toBeNull();
    for (const limit of [1, 4, 22, 23]) {
      const walked = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page: Awaited<ReturnType<typeof list.query>> = await list.query({ sort, order, limit, cursor });
        expect(page.items.length).toBeGreaterThan(0);
        expect(page.items.length).toBeLessThanOrEqual(limit);
        walked.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(walked).toEqual(whole.items);
    }
  });

  test("return every task that existed exactly once, while others are added", async () => {
    const ada = await signUp();
    const there = (await plantTasks(ada, mixed(12, "there"))).map(({ id }) => id);
    const { list } = callerAs(ada).tasks;
    const walked: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof list.query>> = await list.query({ sort, order, limit: 5, cursor });
      walked.push(...page.items.map(({ id }) => id));
      if (walked.length < 20) await plantTasks(ada, mixed(3, "added"));
      cursor = page.nextCursor;
    }
    expect(new Set(walked).size).toBe(walked.length);
    expect(walked.filter((id) => there.includes(id)).sort()).toEqual(there.toSorted());
  });

  test("start after an opaque cursor, which is returned as it was written", async () => {
    const ada = await signUp();
    await plantTasks(ada, mixed(2, ""));
    const { nextCursor } = await callerAs(ada).tasks.list.query({ sort, order, limit: 1 });
    expect(nextCursor).toMatch(/^[\w-]+$/);
    const cursor = readCursor(nextCursor ?? "", sort, order);
    expect(cursor && writeCursor(cursor)).toBe(nextCursor);
  });
});
