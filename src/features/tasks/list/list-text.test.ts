import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { taskResource } from "../resource";
import { createRowWriter } from "~/server/operations/names";
import { hostileString } from "~/testing/hostile/hostile-values";
import { signUp, type Person } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { taskColumns, tasks, type Task } from "../table";

const storable = (text: string) => Buffer.from(text.slice(0, 2000)).toString().replaceAll("\0", "");
const moment = fc
  .date({ min: new Date("1900-01-01"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
const maybeMoment = fc.option(moment);
const text = hostileString.map(storable);
const task = fc.record({
  title: text,
  description: text,
  priority: fc.constantFrom("low" as const, "medium" as const, "high" as const),
  tags: fc.array(text, { maxLength: 5 }),
  dueOn: maybeMoment.map((value) => value?.slice(0, 10) ?? null),
  dueAt: maybeMoment,
  completedAt: maybeMoment,
  deletedAt: fc.oneof(fc.constant(null), moment),
  createdAt: moment,
  updatedAt: moment,
  version: fc.integer({ min: 1, max: 2_147_483_647 }),
});

const controls = Array.from({ length: 0x30 }, (_, code) => String.fromCharCode(code + 1)).join("");
const known = { createdAt: "2026-11-20T05:18:39.700Z", updatedAt: "2026-11-20T05:18:39.000Z" };

let ada: Person;

beforeAll(async () => {
  ada = await signUp();
  const seen = fc.sample(task, { numRuns: 120, seed: inject("fuzz").seed });
  await plantTasks(ada, [
    ...seen,
    { ...known, title: `${controls}"\\/\u007f\u2028\u2029\ufeff<é🌱`, tags: [controls] },
  ]);
});

/** Returns the tasks as Drizzle reads them, in the order of the list. */
async function rowsOf(isTrash: boolean): Promise<Task[]> {
  const isThere = isTrash ? isNotNull(tasks.deletedAt) : isNull(tasks.deletedAt);
  return ada.server.runtime.database.db
    .select(taskColumns)
    .from(tasks)
    .where(and(eq(tasks.userId, ada.userId), isThere))
    .orderBy(desc(tasks.createdAt), desc(tasks.id));
}

const get = (path: string) => ada.server.fetch(path, { headers: { authorization: `Bearer ${ada.token}` } });
const callOf = (input: object) => `/api/trpc/tasks.list?input=${encodeURIComponent(JSON.stringify(input))}`;
const data = z.object({ nextCursor: z.string().nullable() });
const page = z.object({ result: z.object({ data }) });
type Page = z.output<typeof data>;

test.for([false, true])(
  "tRPC writes a page byte for byte as JSON.stringify writes its rows (trash: %s)",
  async (trash) => {
    const rows = await rowsOf(trash);
    expect(rows.length).toBeGreaterThan(30);
    let cursor: string | null = null;
    for (let at = 0; at < rows.length; at += 25) {
      const body: string = await (await get(callOf({ trash, limit: 25, cursor }))).text();
      const { nextCursor }: Page = page.parse(JSON.parse(body)).result.data;
      expect(body).toBe(JSON.stringify({ result: { data: { items: rows.slice(at, at + 25), nextCursor } } }));
      cursor = nextCursor;
    }
    expect(cursor).toBeNull();
  },
);

test("a batch returns the same pages", async () => {
  const [alone, trashed] = [await get(callOf({})), await get(callOf({ trash: true }))];
  const inputs = encodeURIComponent(JSON.stringify({ 0: {}, 1: { trash: true } }));
  const batch = await get(`/api/trpc/tasks.list,tasks.list?batch=1&input=${inputs}`);
  expect(await batch.text()).toBe(`[${await alone.text()},${await trashed.text()}]`);
});

test("REST returns the same rows, with its own field names", async () => {
  const rows = await rowsOf(false);
  const body = await (await get("/api/tasks?limit=50")).text();
  expect(body).toBe(JSON.stringify(rows.slice(0, 50).map(createRowWriter(taskResource))));
});

test("a list without tasks is an empty page", async () => {
  const body = await (await get(callOf({ search: "nobody wrote this anywhere" }))).text();
  expect(body).toBe('{"result":{"data":{"items":[],"nextCursor":null}}}');
});
