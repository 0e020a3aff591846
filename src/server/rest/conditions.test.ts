import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { signUp } from "~/testing/people/people";
import { restAs, type Send } from "~/testing/server/rest";

const identified = z.looseObject({ id: z.string() });

let send: Send;
let path: string;
beforeEach(async () => {
  send = restAs(await signUp());
  path = `/api/tasks/${identified.parse((await send("POST", "/api/tasks", { title: "First" })).body).id}`;
  await send("PATCH", path, { title: "Second" });
});

const writes: [method: string, suffix: string, body: object | undefined][] = [
  ["PATCH", "", { title: "Third" }],
  ["PUT", "", { title: "Third" }],
  ["PATCH", "/complete", { completed: true }],
  ["DELETE", "", undefined],
];

describe.each(writes)("%s {id}%s", (method, suffix, body) => {
  test.each(['"2"', "*", 'W/"2"', '"1", "2"'])("applies with If-Match: %s", async (ifMatch) => {
    const { status } = await send(method, `${path}${suffix}`, body, { "if-match": ifMatch });
    expect(status).toBe(method === "DELETE" ? 204 : 200);
  });

  test.each(['"1"', '"3"', 'W/"1"', '"02"', '"two"', '""', '"99999999999999999999"'])(
    "is 412 with the task as it is, and changes nothing, with If-Match: %s",
    async (ifMatch) => {
      const { status, body: problem } = await send(method, `${path}${suffix}`, body, { "if-match": ifMatch });
      expect(status).toBe(412);
      const current = { title: "Second", version: 2, completed: false };
      expect(problem).toMatchObject({ code: "precondition_failed", current });
      expect((await send("GET", path)).body).toMatchObject(current);
    },
  );

  test.each(["2", "'2'", '"2', '"2", garbage'])("is 400 with If-Match: %s", async (ifMatch) => {
    const { status, body: problem } = await send(method, `${path}${suffix}`, body, { "if-match": ifMatch });
    expect([status, problem]).toMatchObject([400, { errors: { "If-Match": [expect.any(String)] } }]);
    expect((await send("GET", path)).body).toMatchObject({ title: "Second", version: 2 });
  });

  test("is 400 with If-None-Match, which only a GET accepts", async () => {
    const { status, body: problem } = await send(method, `${path}${suffix}`, body, { "if-none-match": "*" });
    expect([status, problem]).toMatchObject([400, { errors: { "If-None-Match": [expect.any(String)] } }]);
  });

  test("is 404 for a missing task, whatever If-Match says", async () => {
    const missing = "/api/tasks/0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51";
    for (const ifMatch of ['"1"', "*"]) {
      expect((await send(method, `${missing}${suffix}`, body, { "if-match": ifMatch })).status).toBe(404);
    }
  });
});

describe("a version in the body", () => {
  test("is a 409 with the task as it is when it is stale", async () => {
    const { status, body } = await send("PATCH", path, { title: "Third", version: 1 });
    expect([status, body]).toMatchObject([409, { code: "conflict", current: { title: "Second", version: 2 } }]);
  });

  test("beside If-Match is refused as repeated", async () => {
    const { status, body } = await send("PATCH", path, { title: "Third", version: 2 }, { "if-match": '"2"' });
    expect([status, body]).toMatchObject([400, { errors: { version: ["This field is repeated."] } }]);
  });
});

describe("reading a task", () => {
  test.each(['"2"', 'W/"2"', '"1", "2"', "*"])("is 304 without a body with If-None-Match: %s", async (ifNoneMatch) => {
    const { status, headers, body } = await send("GET", path, undefined, { "if-none-match": ifNoneMatch });
    expect([status, headers.get("etag"), body]).toEqual([304, '"2"', undefined]);
    expect((await send("HEAD", path, undefined, { "if-none-match": ifNoneMatch })).status).toBe(304);
  });

  test("is 200 with the If-None-Match of another version", async () => {
    const { status, body } = await send("GET", path, undefined, { "if-none-match": '"1"' });
    expect([status, body]).toMatchObject([200, { title: "Second" }]);
  });

  test.each(["2", "garbage"])("is 400 with If-None-Match: %s", async (ifNoneMatch) => {
    const { status, body } = await send("GET", path, undefined, { "if-none-match": ifNoneMatch });
    expect([status, body]).toMatchObject([400, { errors: { "If-None-Match": [expect.any(String)] } }]);
  });
});

test("If-Match is refused for a resource without a version", async () => {
  for (const [method, address] of [
    ["GET", path],
    ["GET", "/api/tasks"],
    ["POST", "/api/tasks"],
  ] as const) {
    const { status, body } = await send(method, address, method === "POST" ? { title: "t" } : undefined, {
      "if-match": '"2"',
    });
    expect([status, body]).toMatchObject([400, { errors: { "If-Match": [expect.any(String)] } }]);
  }
});
