import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { signUp, type Person } from "~/testing/people/people";
import { restAs, restWith, type Send } from "~/testing/server/rest";
import { startServer } from "~/testing/server/runtime";

const problem = z.strictObject({
  type: z.literal("about:blank"),
  title: z.string().min(1),
  status: z.number(),
  code: z.string(),
  request_id: z.string().min(8),
  // As it came: a record would lose a field that is called `__proto__`.
  errors: z.custom<Record<string, string[]>>((value) => value instanceof Object).optional(),
  current: z.record(z.string(), z.unknown()).optional(),
});
const identified = z.looseObject({ id: z.string() });

let ada: Person;
let send: Send;
let task: string;
beforeAll(async () => {
  ada = await signUp();
  send = restAs(ada);
  task = `/api/tasks/${identified.parse((await send("POST", "/api/tasks", { title: "Untouched" })).body).id}`;
});

/** Returns the response as a problem, after checking its form, media type and request id. */
async function refused(...request: Parameters<Send>) {
  const { status, headers, body } = await send(...request);
  expect(headers.get("content-type")).toBe("application/problem+json");
  const { status: stated, request_id, ...rest } = problem.parse(body);
  expect(stated).toBe(status);
  expect(headers.get("x-request-id")).toBe(request_id);
  return { status, headers, ...rest };
}

const unknown = ["Unknown field."];
const twice = ["This field is repeated."];

describe("a field that is wrong is named as outside, with 400", () => {
  test.each<[string, object | string, string[]]>([
    ["an empty title", { title: " " }, ["title"]],
    ["no title", {}, ["title"]],
    ["a title that is too long", { title: "x".repeat(501) }, ["title"]],
    ["several", { title: "", priority: "urgent", due_date: "tomorrow" }, ["title", "priority", "due_date"]],
    ["a date that does not exist", { title: "t", due_date: "2026-02-30" }, ["due_date"]],
    ["a due date that is a number", { title: "t", due_date: 5 }, ["due_date"]],
    ["a moment without a zone", { title: "t", due_date: "2026-11-20T09:00:00" }, ["due_date"]],
    ["one tag of several", { title: "t", tags: ["ok", " "] }, ["tags.1"]],
    ["tags that are no list", { title: "t", tags: "home" }, ["tags"]],
    ["an id that is no UUIDv7", { title: "t", id: "1" }, ["id"]],
    ["NUL", { title: "a\0b" }, ["title"]],
    ["half a surrogate pair", '{"title":"\\ud800"}', ["title"]],
  ])("%s", async (_kind, body, fields) => {
    const { status, code, errors } = await refused("POST", "/api/tasks", body);
    expect([status, code, Object.keys(errors ?? {})]).toEqual([400, "bad_request", fields]);
  });

  test.each(["userId", "user_id", "dueOn", "due_on", "dueAt", "timeZone", "version", "completed", "constructor"])(
    "%s, which a new task does not take",
    async (name) => {
      const { status, errors } = await refused("POST", "/api/tasks", { title: "t", [name]: ada.userId });
      expect([status, errors]).toEqual([400, { [name]: unknown }]);
    },
  );

  test("__proto__ and toString too", async () => {
    const { errors } = await refused("POST", "/api/tasks", '{"title":"t","__proto__":{"x":1},"toString":1}');
    expect(Object.entries(errors ?? {})).toEqual([
      ["__proto__", unknown],
      ["toString", unknown],
    ]);
  });

  test.each([
    ["userId=x", "userId"],
    ["user_id=x", "user_id"],
    ["timeZone=UTC", "timeZone"],
    ["direction=forward", "direction"],
    ["__proto__=x", "__proto__"],
    ["colour=red", "colour"],
  ])("an unknown name in the query: %s", async (query, name) => {
    const { status, errors } = await refused("GET", `/api/tasks?${query}`);
    expect([status, Object.entries(errors ?? {})]).toEqual([400, [[name, unknown]]]);
  });

  test.each([
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["limit=ten", "limit"],
    ["limit=1.5", "limit"],
    ["limit=1&limit=2", "limit"],
    ["completed=true", "completed"],
    ["completed=", "completed"],
    ["priority=high,urgent", "priority"],
    ["priority=", "priority"],
    ["sort=color", "sort"],
    ["sort=title&sort=title", "sort"],
    ["order=up", "order"],
    ["due=someday", "due"],
    ["trash=yes", "trash"],
    ["time_zone=Mars", "time_zone"],
    ["cursor=garbage", "cursor"],
    ["cursor=", "cursor"],
    [`search=${"x".repeat(201)}`, "search"],
  ])("a value in the query that is wrong: %s", async (query, field) => {
    const { status, errors } = await refused("GET", `/api/tasks?${query}`);
    expect([status, Object.keys(errors ?? {})]).toEqual([400, [field]]);
  });

  test("a name that is repeated, in the body or in address and body", async () => {
    const double = await refused("POST", "/api/tasks", '{"title":"a","tags":["title"],"title":"b"}');
    expect([double.status, double.errors]).toEqual([400, { title: twice }]);
    const both = await refused("PATCH", task, { id: task.split("/").at(-1), title: "t" });
    expect([both.status, both.errors]).toEqual([400, { id: twice }]);
  });

  test("a field in a location that accepts none", async () => {
    expect((await refused("POST", "/api/tasks?title=t", { title: "t" })).errors).toEqual({ title: unknown });
    expect((await refused("DELETE", task, { title: "t" })).errors).toEqual({ title: unknown });
  });

  test.each(["1", "not-a-uuid", "%00", "%E0%A4%A", "..%2f..%2fetc", "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a5", "null"])(
    "the id %s in an address",
    async (id) => {
      for (const method of ["GET", "PATCH", "DELETE"]) {
        const { status, errors } = await refused(method, `/api/tasks/${id}`);
        expect([status, Object.keys(errors ?? {})]).toEqual([400, ["id"]]);
      }
    },
  );
});

describe("a body that cannot be read", () => {
  test.each(["{", "title", "", "[]", "null", '"text"', "1", '{"title":"t"}}'])(
    "as JSON object is 400: %s",
    async (body) => {
      const { status, code } = await refused("POST", "/api/tasks", body);
      expect([status, ["bad_request", "parse_error"].includes(code)]).toEqual([400, true]);
    },
  );

  test("as UTF-8 is 400", async () => {
    const body = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const headers = { authorization: `Bearer ${ada.token}`, "content-type": "application/json" };
    const answer = await ada.server.fetch("/api/tasks", { method: "POST", headers, body });
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: "parse_error" }]);
  });

  test.each([
    { "content-type": "text/plain" },
    { "content-type": "application/x-www-form-urlencoded" },
    { "content-type": "" },
    { "content-encoding": "gzip" },
  ])("by its type or coding is 415: %o", async (headers) => {
    const { status, code } = await refused("POST", "/api/tasks", { title: "t" }, headers);
    expect([status, code]).toEqual([415, "unsupported_media_type"]);
  });

  test("for its size is 413", async () => {
    const { status, code } = await refused("POST", "/api/tasks", { title: "t", description: "x".repeat(262_144) });
    expect([status, code]).toEqual([413, "payload_too_large"]);
  });
});

describe("who may not", () => {
  test("authenticate get a 401, with a challenge, before anything else is checked", async () => {
    const nobody = restWith(ada.server);
    const requests: Parameters<Send>[] = [
      ["GET", "/api/tasks"],
      ["POST", "/api/tasks", "{"],
      ["DELETE", "/api/tasks/1"],
    ];
    for (const request of requests) {
      const { status, headers, body } = await nobody(...request);
      expect([status, headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="keel"']);
      expect(problem.parse(body).code).toBe("unauthorized");
    }
    const { headers } = await restWith(ada.server, { authorization: "Bearer x", cookie: ada.cookie })("GET", task);
    expect(headers.get("www-authenticate")).toBe('Bearer realm="keel", error="invalid_token"');
  });

  test("access another user's task get a 403, and for a missing task a 404", async () => {
    const eve = restAs(await signUp());
    for (const [method, suffix] of [
      ["GET", ""],
      ["PATCH", ""],
      ["PUT", ""],
      ["PATCH", "/complete"],
      ["DELETE", ""],
      ["POST", "/restore"],
    ] as const) {
      expect(await eve(method, `${task}${suffix}`)).toMatchObject({ status: 403, body: { code: "forbidden" } });
      const missing = await refused(method, `/api/tasks/0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51${suffix}`);
      expect([missing.status, missing.code]).toEqual([404, "not_found"]);
    }
    expect((await send("GET", task)).body).toMatchObject({ title: "Untouched", version: 1 });
  });

  test("use an id of another user learn nothing about it from the 409", async () => {
    const eve = restAs(await signUp());
    const { status, body } = await eve("POST", "/api/tasks", { id: task.split("/").at(-1), title: "Mine" });
    expect([status, problem.parse(body).code]).toEqual([409, "conflict"]);
    expect(JSON.stringify(body)).not.toContain("Untouched");
  });
});

test("an outage of the database is 503 with Retry-After, over tRPC and REST", async () => {
  const server = await startServer();
  const person = await signUp({ server });
  await server.runtime.database.close();
  const answer = await restAs(person)("GET", "/api/tasks");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(problem.parse(answer.body).code).toBe("service_unavailable");
  const headers = { authorization: `Bearer ${person.token}` };
  const other = await server.fetch("/api/trpc/tasks.list", { headers });
  expect([other.status, other.headers.get("retry-after")]).toEqual([503, "1"]);
  const withCookie = await restWith(server, { cookie: person.cookie.replace(/session_data=[^;]+/, "x=y") })(
    "GET",
    "/api/tasks",
  );
  expect([withCookie.status, withCookie.headers.get("retry-after")]).toEqual([503, "1"]);
});

test("more requests than the limit allows are 429 with Retry-After and what is left, as a problem", async () => {
  const server = await startServer({ RATE_LIMIT: "on" });
  const nobody = restWith(server);
  let answer = await nobody("GET", "/api/tasks");
  for (let count = 0; count < 2000 && answer.status !== 429; count += 1) answer = await nobody("GET", "/api/tasks");
  expect(answer).toMatchObject({ status: 429, body: { code: "too_many_requests" } });
  expect(answer.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
  expect(answer.headers.get("ratelimit")).toContain("r=0");
  await server.close();
});
