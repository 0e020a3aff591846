import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { asBearer, send as sendRpc } from "~/testing/server/responses";
import { signUp, type Person } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";

let ada: Person;
let eve: Person;
beforeAll(async () => {
  [ada, eve] = await Promise.all([signUp(), signUp()]);
});

const record = z.record(z.string(), z.unknown());
const missing = "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51";
const fields = { title: "Same", description: "over tRPC and REST", priority: "high", tags: ["a", "b"] };

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Converts a task of tRPC to its REST form. It is written by hand here, so that the server's own conversion is checked. */
function inRestWords(answer: unknown): unknown {
  const { dueOn, dueAt, deletedAt: _deletedAt, ...rest } = record.parse(answer);
  const due_date = typeof dueAt === "string" ? dueAt.replace(".000Z", "Z") : dueOn;
  return { ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [snakeCase(name), value])), due_date };
}

/** Removes what differs between two tasks that were created alike. */
function withoutMoments(task: unknown): unknown {
  const { id: _id, created_at: _created, updated_at: _updated, completed_at, ...rest } = record.parse(task);
  return { ...rest, isStamped: completed_at !== null };
}

async function newTask(owner: Person): Promise<string> {
  const { body } = await restAs(owner)("POST", "/api/tasks", { ...fields, due_date: "2026-11-20" });
  return z.looseObject({ id: z.string() }).parse(body).id;
}

type Case = [
  name: string,
  procedure: string,
  input: (id: string) => object,
  request: (id: string) => [method: string, path: string, body?: object],
];

const successes: Case[] = [
  ["create", "tasks.create", () => fields, () => ["POST", "/api/tasks", fields]],
  [
    "create with a moment",
    "tasks.create",
    () => ({ title: " t ", dueAt: "2026-11-20T09:00:00+01:00" }),
    () => ["POST", "/api/tasks", { title: " t ", due_date: "2026-11-20T09:00:00+01:00" }],
  ],
  ["read", "tasks.byId", (id) => ({ id }), (id) => ["GET", `/api/tasks/${id}`]],
  [
    "update",
    "tasks.update",
    (id) => ({ id, version: 1, title: "Other", dueOn: null, tags: [], completed: true }),
    (id) => ["PATCH", `/api/tasks/${id}`, { version: 1, title: "Other", due_date: null, tags: [], completed: true }],
  ],
  ["toggle", "tasks.setCompleted", (id) => ({ id }), (id) => ["PATCH", `/api/tasks/${id}/complete`]],
  [
    "complete",
    "tasks.setCompleted",
    (id) => ({ id, completed: true }),
    (id) => ["PATCH", `/api/tasks/${id}/complete`, { completed: true }],
  ],
  ["restore", "tasks.restore", (id) => ({ id }), (id) => ["POST", `/api/tasks/${id}/restore`]],
];

describe("tRPC and REST respond alike", () => {
  test.each(successes)("%s", async (_name, procedure, input, request) => {
    const rpc = await sendRpc(asBearer(ada), procedure, input(await newTask(ada)));
    const rest = await restAs(ada)(...request(await newTask(ada)));
    expect(rest.status).toBeLessThan(300);
    expect(withoutMoments(rest.body)).toEqual(withoutMoments(inRestWords(rpc.data)));
  });

  test("list, page by page", async () => {
    const person = await signUp();
    for (let count = 0; count < 5; count += 1) await newTask(person);
    let cursor: string | null = null;
    let path: string | undefined = "/api/tasks?limit=2&sort=priority";
    for (let page = 0; page < 3; page += 1) {
      const rpc = await sendRpc(asBearer(person), "tasks.list", { limit: 2, sort: "priority", cursor });
      const rest = await restAs(person)("GET", path ?? "");
      const { items, nextCursor } = z
        .object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() })
        .parse(rpc.data);
      expect(rest.body).toEqual(items.map(inRestWords));
      path = /<([^>]+)>/.exec(rest.headers.get("link") ?? "")?.[1];
      cursor = nextCursor;
      expect(new URLSearchParams(path?.split("?")[1]).get("cursor")).toBe(nextCursor);
    }
    expect([cursor, path]).toEqual([null, undefined]);
  });
});

const refusals: Case[] = [
  ["no title", "tasks.create", () => ({}), () => ["POST", "/api/tasks", {}]],
  ["a title of blanks", "tasks.create", () => ({ title: " " }), () => ["POST", "/api/tasks", { title: " " }]],
  [
    "twice the same tag",
    "tasks.create",
    () => ({ title: "t", tags: ["a", "A"] }),
    () => ["POST", "/api/tasks", { title: "t", tags: ["a", "A"] }],
  ],
  [
    "a tag that is no text",
    "tasks.create",
    () => ({ title: "t", tags: ["a", 1] }),
    () => ["POST", "/api/tasks", { title: "t", tags: ["a", 1] }],
  ],
  [
    "an unknown field",
    "tasks.create",
    () => ({ title: "t", x: 1 }),
    () => ["POST", "/api/tasks", { title: "t", x: 1 }],
  ],
  [
    "constructor",
    "tasks.create",
    () => ({ title: "t", constructor: 1 }),
    () => ["POST", "/api/tasks", { title: "t", constructor: 1 }],
  ],
  [
    "a day that is none",
    "tasks.create",
    () => ({ title: "t", dueOn: "2026-02-30" }),
    () => ["POST", "/api/tasks", { title: "t", due_date: "2026-02-30" }],
  ],
  ["a page too large", "tasks.list", () => ({ limit: 101 }), () => ["GET", "/api/tasks?limit=101"]],
  ["a wrong sort", "tasks.list", () => ({ sort: "x" }), () => ["GET", "/api/tasks?sort=x"]],
  ["a wrong cursor", "tasks.list", () => ({ cursor: "x" }), () => ["GET", "/api/tasks?cursor=x"]],
  ["a place that is none", "tasks.list", () => ({ timeZone: "Mars" }), () => ["GET", "/api/tasks?time_zone=Mars"]],
  ["an id that is none", "tasks.byId", () => ({ id: "x" }), () => ["GET", "/api/tasks/x"]],
  ["a missing task", "tasks.byId", () => ({ id: missing }), () => ["GET", `/api/tasks/${missing}`]],
  ["a missing task to delete", "tasks.delete", () => ({ id: missing }), () => ["DELETE", `/api/tasks/${missing}`]],
  ["another user's task", "tasks.byId", (id) => ({ id }), (id) => ["GET", `/api/tasks/${id}`]],
  ["another user's task to change", "tasks.update", (id) => ({ id }), (id) => ["PATCH", `/api/tasks/${id}`, {}]],
  ["another user's task to restore", "tasks.restore", (id) => ({ id }), (id) => ["POST", `/api/tasks/${id}/restore`]],
  [
    "another user's id",
    "tasks.create",
    (id) => ({ id, title: "t" }),
    (id) => ["POST", "/api/tasks", { id, title: "t" }],
  ],
];

const outsideNames = new Map([
  ["dueOn", "due_date"],
  ["dueAt", "due_date"],
  ["timeZone", "time_zone"],
]);
const problem = z.looseObject({
  title: z.string(),
  code: z.string(),
  errors: z.record(z.string(), z.array(z.string())).optional(),
});

describe("tRPC and REST give the same errors, field by field and word by word", () => {
  test.each(refusals)("%s", async (_name, procedure, input, request) => {
    const id = await newTask(ada);
    const { status, refusal } = await sendRpc(asBearer(eve), procedure, input(id));
    const rest = await restAs(eve)(...request(id));
    const { title, code, errors } = problem.parse(rest.body);
    const renamed = Object.entries(refusal?.fields ?? {}).map(([name, words]) => [
      outsideNames.get(name) ?? name,
      words,
    ]);
    expect(status).toBeGreaterThanOrEqual(400);
    expect({ status: rest.status, title, code, fields: Object.keys(errors ?? {}) }).toEqual({
      status,
      title: refusal?.message,
      code: refusal?.code.toLowerCase(),
      fields: renamed.map(([name]) => name),
    });
    expect(Object.values(errors ?? {})).toEqual(renamed.map(([, words]) => words));
  });

  test("a stale version, with the task as it is", async () => {
    const id = await newTask(ada);
    await restAs(ada)("PATCH", `/api/tasks/${id}`, { title: "Newer" });
    const { status, refusal } = await sendRpc(asBearer(ada), "tasks.update", { id, version: 1, title: "Older" });
    const rest = await restAs(ada)("PATCH", `/api/tasks/${id}`, { version: 1, title: "Older" });
    expect([rest.status, status]).toEqual([409, 409]);
    expect(record.parse(rest.body)["current"]).toEqual(inRestWords(refusal?.current));
  });
});
