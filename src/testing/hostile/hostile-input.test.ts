import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { proceduresOf } from "~/server/operations/catalogue";
import { appRouter } from "~/server/router";
import { endingProcedures } from "../features";
import { asBearer, send } from "../server/responses";
import { textIn } from "../server/live";
import { inputFields } from "./api-targets";
import { hostileExamples } from "./hostile-values";
import { newAdministrator, type Person, signUp } from "../people/people";
import { commandOf } from "../sync/client";

let ada: Person;
let chief: Person;
beforeAll(async () => {
  [ada, chief] = await Promise.all([signUp(), newAdministrator()]);
  fine.set("userId", ada.userId);
});

/** Sends a request as a signed-in user. Expects a complete and quick response, without a server error or internals. */
async function expectAnswer(path: string, init: RequestInit & { duplex?: "half" } = {}): Promise<Response> {
  const headers = new Headers({ authorization: `Bearer ${ada.token}` });
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  const answer = await ada.server.fetch(path, { ...init, headers });
  const text = await textIn(answer.clone());
  expect(answer.status, `${init.method ?? "GET"} ${path.slice(0, 200)}: ${text.slice(0, 500)}`).toBeLessThan(500);
  expect(text).not.toMatch(/select .* from|insert into|node_modules|\.ts:\d|PostgresError|postgres:\/\//i);
  return answer;
}

const post = (body: string, type = "application/json", method = "POST"): RequestInit => ({
  method,
  headers: { "content-type": type, origin: ada.server.runtime.origin },
  body,
});

/** Procedures that require a permission. */
const permitted = new Set(
  proceduresOf(appRouter).flatMap(({ name, meta }) => (meta.permission === undefined ? [] : [name])),
);

/** Fields that no procedure has. */
const unknownFields = ["nothing", "__proto__", "constructor", "userId"];
const fine = new Map<string, unknown>([
  ["id", "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f"],
  ["ids", ["01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f"]],
  ["title", "Read"],
  ["text", "Read it twice"],
  ["path", "/tasks"],
  ["filter", "priority=high"],
  ["taskId", "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f"],
  ["tag", "home"],
  ["endpoint", "https://fcm.googleapis.com/fcm/send/a"],
  ["p256dh", "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"],
  ["auth", "BTBZMqHH6r4Tts7J_aSIgg"],
  ["to", "house"],
  ["color", "teal"],
  ["completed", true],
  ["day", "2026-11-20"],
  ["timeZone", "Asia/Kathmandu"],
  ["projectId", "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f"],
  ["position", "a0"],
  ["reason", "To see what becomes of it"],
  ["role", "user"],
  ["sessionId", "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f"],
  ["name", "no job of ours"],
  ["format", "csv"],
  ["clientId", "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f"],
  ["acked", 0],
  ["commands", [commandOf("tasks.create", { title: "Read" })]],
]);

test("the fields of procedures are known", () => {
  expect(inputFields().get("tasks.create")).toEqual(expect.arrayContaining(["id", "title", "dueOn", "tags"]));
});

describe.each([...inputFields()])("%s", (procedure, fields) => {
  let somebody: Person;
  beforeAll(async () => {
    // Callers who end sessions here end their own; callers without permission are refused before their input is read.
    if (permitted.has(procedure)) somebody = chief;
    else somebody = endingProcedures.has(procedure) ? await signUp() : ada;
  });
  const who = () => asBearer(somebody);

  test("answers any value instead of its input", async () => {
    for (const value of hostileExamples) {
      expect((await send(who(), procedure, value)).status, JSON.stringify(value).slice(0, 100)).toBeLessThan(500);
    }
  });

  test("answers any value in every field, with valid others", async () => {
    expect((await send(who(), procedure, {})).status).not.toBe(403);
    const required = Object.keys((await send(who(), procedure, {})).refusal?.fields ?? {});
    const unknown = required.filter((field) => !fine.has(field));
    const advice =
      'give `fine` in src/testing/hostile/hostile-input.test.ts a value that each needed field accepts: `["title", "Read"],`';
    expect(unknown, advice).toEqual([]);
    const rest = Object.fromEntries(required.map((field) => [field, fine.get(field)]));
    for (const field of fields) {
      for (const value of hostileExamples) {
        const { status } = await send(who(), procedure, { ...rest, [field]: value });
        expect(status, `${field}: ${JSON.stringify(value).slice(0, 100)}`).toBeLessThan(500);
      }
    }
    for (const stranger of unknownFields) {
      expect((await send(who(), procedure, { ...rest, [stranger]: "x" })).status, stranger).toBeLessThan(500);
    }
  });

  test("answers any JSON", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...fields, ...unknownFields), fc.jsonValue())),
        async (input) => {
          expect((await send(who(), procedure, input)).status).toBeLessThan(500);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("tRPC", () => {
  test("accepts a batch of ten calls, not of eleven", async () => {
    const batch = (count: number) => `/api/trpc/${Array.from({ length: count }, () => "tasks.tags").join(",")}?batch=1`;
    expect((await expectAnswer(batch(10))).status).toBe(200);
    const answer = await expectAnswer(batch(11));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("BAD_REQUEST");
  });

  test.each([
    ["not JSON", "{"],
    ["empty", ""],
    ["a NUL", "\0"],
    ["a byte order mark", '\ufeff{"title":"Read"}'],
    ["deep lists", "[".repeat(20_000) + "]".repeat(20_000)],
    ["deep objects", '{"a":'.repeat(20_000) + "1" + "}".repeat(20_000)],
    ["the same key a thousand times", `{${Array.from({ length: 1000 }, () => '"title":"x"').join(",")}}`],
    ["a prototype", '{"title":"x","__proto__":{"isAdmin":true}}'],
    ["a constructor", '{"title":"x","constructor":{"prototype":{"isAdmin":true}}}'],
    ["a very large number", `{"title":"x","version":1${"0".repeat(1000)}}`],
    ["a string of 100,000 characters", JSON.stringify({ title: "x".repeat(100_000) })],
    ["100,000 tags", JSON.stringify({ title: "x", tags: Array.from({ length: 50_000 }, () => "a") })],
    ["a list", '[{"title":"x"}]'],
    ["text", '"x"'],
  ])("answers a body that is %s", async (_what, body) => {
    const answer = await expectAnswer("/api/trpc/tasks.create", post(body));
    const batch = await expectAnswer("/api/trpc/tasks.create,tasks.create?batch=1", post(body));
    expect([200, 207, 400]).toContain(answer.status);
    expect([200, 207, 400, 413]).toContain(batch.status);
    expect(Object.prototype).not.toHaveProperty("isAdmin");
  });

  test.each([
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "application/xml",
    "application/json; charset=utf-7",
    "APPLICATION/JSON",
    "garbage",
    "a/b/c; ;;=",
  ])("answers a body that is declared as %s", async (type) => {
    await expectAnswer("/api/trpc/tasks.create", post('{"title":"x"}', type));
    await expectAnswer("/api/trpc/tasks.create", post("--x\r\n\r\nx\r\n--x--", type));
  });

  test.each(
    [
      "/api/trpc",
      "/api/trpc/",
      "/api/trpc//",
      "/api/trpc/tasks",
      "/api/trpc/tasks.",
      "/api/trpc/tasks.nothing",
      "/api/trpc/__proto__",
      "/api/trpc/constructor.constructor",
      "/api/trpc/tasks.list.call",
      "/api/trpc/%",
      "/api/trpc/%00",
      "/api/trpc/%E0%A4%A",
      "/api/trpc/%ff%fe",
      "/api/trpc/tasks.list%2Ctasks.tags?batch=1",
      "/api/trpc/,,,?batch=1",
      "/api/trpc/tasks.list?input",
      "/api/trpc/tasks.list?input=",
      "/api/trpc/tasks.list?input={",
      "/api/trpc/tasks.list?input=%",
      "/api/trpc/tasks.list?input=%00",
      "/api/trpc/tasks.list?input=%E0%A4%A",
      "/api/trpc/tasks.list?input=1&input=2",
      "/api/trpc/tasks.list?batch=1&input=[]",
      '/api/trpc/tasks.list?batch=1&input={"0":{"search":1},"1":2,"__proto__":3}',
      "/api/trpc/tasks.list?batch=2",
      `/api/trpc/${"x".repeat(5000)}`,
      `/api/trpc/tasks.list?input=${"x".repeat(5000)}`,
      "/api/trpc/tasks.list?connectionParams=%7B",
      "/api/trpc/tasks.list?lastEventId=%00",
    ].map((path) => [path.slice(0, 60), path]),
  )("answers %s", async (_shortened, path) => {
    const answer = await expectAnswer(path ?? "");
    expect(answer.status === 200 || answer.status >= 400).toBe(true);
  });
});

describe("any address", () => {
  const paths = [
    "/api",
    "/healthz",
    "/readyz",
    "/api/auth/sign-in/email",
    "/api/auth/token",
    "/api/trpc/tasks.list",
    "/api/tasks",
  ];

  test("answers any method", async () => {
    for (const method of [
      "HEAD",
      "OPTIONS",
      "PUT",
      "PATCH",
      "DELETE",
      "POST",
      "PROPFIND",
      "QUERY",
      "M-SEARCH",
      "get",
      "X",
    ]) {
      for (const path of paths) await expectAnswer(path, { method });
    }
  });

  test("answers any header", async () => {
    const headers: Record<string, string>[] = [
      { accept: "garbage" },
      { "trpc-accept": "application/jsonl" },
      { "trpc-accept": "x" },
      { "content-length": "-1" },
      { "content-length": "abc" },
      { "content-type": "" },
      { cookie: "keel.session_token=%00; keel.session_data=%E0%A4%A; =; ;;" },
      { cookie: `${"a=b; ".repeat(2000)}keel.session_token=x` },
      { "x-forwarded-for": "not an address, '; --" },
      { "x-keel-client-address": "'; drop table tasks; --" },
      { host: "evil.example.com" },
      { "if-match": '*, "x", W/' },
      { "if-none-match": '"'.repeat(1000) },
      { "accept-language": "\u00ff" },
      { origin: "null", referer: "x" },
    ];
    for (const header of headers) {
      for (const path of paths) {
        await expectAnswer(path, { headers: header });
        await expectAnswer(path, { ...post("{}"), headers: { "content-type": "application/json", ...header } });
      }
    }
  });
});

describe("a body", () => {
  const maxBytes = 256 * 1024;
  const bodyOf = (bytes: number) => `{"title":"${"x".repeat(bytes - 12)}"}`;
  const chunked = (bytes: number): RequestInit & { duplex: "half" } => ({
    ...post(""),
    duplex: "half",
    body: new ReadableStream({
      start: (controller) => {
        const body = new TextEncoder().encode(bodyOf(bytes));
        for (let at = 0; at < body.length; at += 10_000) controller.enqueue(body.slice(at, at + 10_000));
        controller.close();
      },
    }),
  });

  test.each(["/api/trpc/tasks.create", "/api/auth/sign-up/email", "/api/tasks", "/api/nothing"])(
    "of more than 256 KiB is refused at %s, announced or not",
    async (path) => {
      const announced = post(bodyOf(maxBytes + 1));
      announced.headers = new Headers(announced.headers);
      announced.headers.set("content-length", String(maxBytes + 1));
      expect((await expectAnswer(path, announced)).status).toBe(413);
      expect((await expectAnswer(path, chunked(maxBytes + 1))).status).toBe(413);
    },
  );

  test("of 256 KiB is read", async () => {
    const answer = await expectAnswer("/api/trpc/tasks.create", chunked(maxBytes));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Use at most 500 characters.");
  });
});
