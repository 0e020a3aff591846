import { readFileSync } from "node:fs";
import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { signUp } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";

/** The fields of a task, in the order of the document in the repository, in which a review sees what changes. */
const order = Object.keys(
  z
    .object({ components: z.object({ schemas: z.object({ Task: z.object({ properties: z.looseObject({}) }) }) }) })
    .parse(JSON.parse(readFileSync("openapi.json", "utf8"))).components.schemas.Task.properties,
);
const objects = z.array(z.record(z.string(), z.unknown()));
const wireTask = z.looseObject({ id: z.string(), title: z.string(), completed: z.boolean(), version: z.number() });
const wirePage = z.array(wireTask);
const titlesIn = (body: unknown) => wirePage.parse(body).map(({ title }) => title);

async function newDesk() {
  const ada = await signUp();
  const send = restAs(ada);
  const add = async (fields: object) => wireTask.parse((await send("POST", "/api/tasks", fields)).body);
  return { ada, send, add };
}

let filledDesk: ReturnType<typeof fill> | undefined;
const filled = () => (filledDesk ??= fill());

async function fill() {
  const desk = await newDesk();
  await desk.add({ title: "high home", priority: "high", tags: ["home", "urgent"], due_date: "2026-11-20" });
  await desk.add({ title: "low home", priority: "low", tags: ["Home"] });
  const { id } = await desk.add({ title: "done" });
  await desk.send("PATCH", `/api/tasks/${id}/complete`);
  return desk;
}

describe("POST /api/tasks", () => {
  test("answers 201 with the task, its address and its version", async () => {
    const { ada, send } = await newDesk();
    const id = uuidv7();
    const fields = { id, title: "Pay rent", description: "By transfer", priority: "high", tags: ["Home", "bills"] };
    const { status, headers, body } = await send("POST", "/api/tasks", { ...fields, due_date: "2026-11-20" });
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`/api/tasks/${id}`);
    expect(headers.get("etag")).toBe('"1"');
    expect(headers.get("content-type")).toBe("application/json");
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(body))).toEqual(order);
    const task = { ...fields, user_id: ada.userId, due_date: "2026-11-20", completed: false, completed_at: null };
    expect(body).toMatchObject({ ...task, version: 1 });
    expect((await send("GET", headers.get("location") ?? "")).body).toEqual(body);
  });

  test("requires only a title", async () => {
    const { send } = await newDesk();
    const { body } = await send("POST", "/api/tasks", { title: "Call Grace" });
    expect(body).toMatchObject({ description: "", priority: "medium", due_date: null, tags: [], completed: false });
  });

  test("answers the stored task when it is sent again with the same id", async () => {
    const { send } = await newDesk();
    const id = uuidv7();
    const first = await send("POST", "/api/tasks", { id, title: "Once" });
    const second = await send("POST", "/api/tasks", { id, title: "Twice" });
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(titlesIn((await send("GET", "/api/tasks")).body)).toEqual(["Once"]);
  });
});

describe("a due date", () => {
  test.each([
    ["a day", "2026-11-20", "2026-11-20"],
    ["an instant", "2026-11-20T09:00:00Z", "2026-11-20T09:00:00Z"],
    ["an instant with milliseconds", "2026-11-20T09:00:00.250Z", "2026-11-20T09:00:00.250Z"],
    ["an instant elsewhere, in UTC", "2026-11-20T09:00:00+13:00", "2026-11-19T20:00:00Z"],
    ["nothing", null, null],
  ])("is %s, as it was given", async (_kind, given, expected) => {
    const { send } = await newDesk();
    const { body } = await send("POST", "/api/tasks", { title: "Due", due_date: given });
    expect(body).toMatchObject({ due_date: expected });
  });

  test("changes from one form to the other and away", async () => {
    const { send, add } = await newDesk();
    const { id } = await add({ title: "Due", due_date: "2026-11-20T09:00:00Z" });
    for (const due_date of ["2026-11-21", "2026-11-22T10:00:00Z", null]) {
      expect((await send("PATCH", `/api/tasks/${id}`, { due_date })).body).toMatchObject({ due_date });
    }
  });
});

describe("GET /api/tasks", () => {
  test("answers an array of tasks with exactly the documented fields, newest first", async () => {
    const { send, add } = await newDesk();
    for (const title of ["one", "two", "three"]) await add({ title });
    const { status, headers, body } = await send("GET", "/api/tasks");
    expect(status).toBe(200);
    expect(headers.get("link")).toBeNull();
    expect(titlesIn(body)).toEqual(["three", "two", "one"]);
    for (const task of objects.parse(body)) expect(Object.keys(task)).toEqual(order);
  });

  test("links to all pages, with the same filters", async () => {
    const { send, add } = await newDesk();
    const titles = Array.from({ length: 7 }, (_, at) => `task ${at}`);
    for (const title of titles) await add({ title, tags: ["kept"] });
    await add({ title: "another" });
    const seen: string[][] = [];
    let next: string | undefined = "/api/tasks?limit=3&sort=title&order=asc&tags=kept";
    while (next !== undefined) {
      const { headers, body } = await send("GET", next);
      seen.push(titlesIn(body));
      next = /^<([^>]+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
    }
    expect(seen).toEqual([titles.slice(0, 3), titles.slice(3, 6), titles.slice(6)]);
  });

  test.each([
    ["completed=pending", ["low home", "high home"]],
    ["completed=completed", ["done"]],
    ["priority=high", ["high home"]],
    ["priority=high,low", ["low home", "high home"]],
    ["priority=high&priority=low", ["low home", "high home"]],
    ["tags=home", ["low home", "high home"]],
    ["tags=HOME,urgent", ["high home"]],
    ["tags=home&tags=urgent", ["high home"]],
    ["tags=", ["done", "low home", "high home"]],
    ["tags=&priority=high", ["high home"]],
    ["search=", ["done", "low home", "high home"]],
    ["search=home%20HIGH", ["high home"]],
    ["search=100%25", []],
    ["due=none", ["done", "low home"]],
    ["due=2026-11-20..2026-11-20", ["high home"]],
    ["sort=priority&order=asc", ["low home", "done", "high home"]],
    ["sort=due_date&order=desc&limit=1", ["high home"]],
    ["limit=1", ["done"]],
    ["trash=true", []],
    ["time_zone=Pacific/Auckland&due=none", ["done", "low home"]],
  ])("filters by %s", async (query, titles) => {
    const { send } = await filled();
    expect(titlesIn((await send("GET", `/api/tasks?${query}`)).body)).toEqual(titles);
  });
});

test.each(["tags=,", "tags=home,", "tags=&tags=", "priority=", "cursor=", "limit=", "due=", "completed="])(
  "GET /api/tasks refuses %s, which is no value, by the name of the filter",
  async (query) => {
    const { send } = await filled();
    const name = query.split("=")[0] ?? "";
    const errors = expect.objectContaining({ errors: expect.toSatisfy((faults: object) => hasFaultIn(faults, name)) });
    expect(await send("GET", `/api/tasks?${query}`)).toMatchObject({ status: 400, body: errors });
  },
);
const hasFaultIn = (faults: object, name: string) =>
  Object.keys(faults).every((path) => path === name || path.startsWith(`${name}.`));

describe("PATCH and PUT /api/tasks/{id}", () => {
  test.each(["PATCH", "PUT"])("%s changes what it names and keeps the rest", async (method) => {
    const { send, add } = await newDesk();
    const task = await add({ title: "Draft", description: "Kept", due_date: "2026-11-20", tags: ["kept"] });
    const { status, headers, body } = await send(method, `/api/tasks/${task.id}`, { title: "Final", completed: true });
    expect(status).toBe(200);
    expect(headers.get("etag")).toBe('"2"');
    expect(body).toMatchObject({ title: "Final", description: "Kept", due_date: "2026-11-20", tags: ["kept"] });
    expect(body).toMatchObject({ completed: true, completed_at: expect.stringMatching(/^\d{4}-.*Z$/), version: 2 });
  });
});

describe("PATCH /api/tasks/{id}/complete", () => {
  test("toggles without a body, and sets the value of the body", async () => {
    const { send, add } = await newDesk();
    const { id } = await add({ title: "Toggle" });
    const states: boolean[] = [];
    for (const body of [undefined, undefined, { completed: false }, { completed: true }, { completed: true }, {}]) {
      states.push(wireTask.parse((await send("PATCH", `/api/tasks/${id}/complete`, body)).body).completed);
    }
    expect(states).toEqual([true, false, false, true, true, false]);
  });
});

describe("DELETE /api/tasks/{id}", () => {
  test("answers 204 without a body; the task is gone until it is restored", async () => {
    const { send, add } = await newDesk();
    const task = await add({ title: "Short-lived", tags: ["whole"] });
    const gone = await send("DELETE", `/api/tasks/${task.id}`);
    expect([gone.status, gone.body, gone.headers.get("content-type")]).toEqual([204, undefined, null]);
    expect((await send("GET", `/api/tasks/${task.id}`)).status).toBe(404);
    expect((await send("DELETE", `/api/tasks/${task.id}`)).status).toBe(404);
    expect(titlesIn((await send("GET", "/api/tasks?trash=true")).body)).toEqual(["Short-lived"]);
    const { status, body } = await send("POST", `/api/tasks/${task.id}/restore`);
    expect([status, body]).toMatchObject([200, { title: "Short-lived", tags: ["whole"] }]);
  });
});
