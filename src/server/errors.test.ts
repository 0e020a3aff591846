import { sql } from "drizzle-orm";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { describe, expect, test } from "vitest";
import { testServer } from "~/testing/server/runtime";
import { createContext } from "./context";
import { ConflictError } from "./errors";
import { permittedProcedure, protectedProcedure, publicProcedure, router } from "./trpc";

const field = z.string().max(3);

/** Procedures that fail in every way a procedure can fail. */
const failing = router({
  ask: publicProcedure.input(z.string()).query(({ ctx, input }) => ctx.db.execute(sql.raw(input))),
  unexpected: publicProcedure.query(() => {
    throw new Error("the password of the database is hunter2");
  }),
  thrownText: publicProcedure.query(() => {
    throw "hunter2 is no Error";
  }),
  internal: publicProcedure.query(() => {
    throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "hunter2", cause: new Error("hunter2") });
  }),
  badOutput: publicProcedure.output(z.object({ id: z.number() })).query(() => JSON.parse('{"id":"hunter2"}')),
  conflict: publicProcedure.query(() => {
    throw new ConflictError("It has changed.", { version: 2 });
  }),
  limits: publicProcedure
    .input(z.strictObject({ name: field, nested: z.object({ list: z.array(field) }).optional() }))
    .query(() => "fine"),
  own: protectedProcedure.query(({ ctx }) => ctx.ownerId),
  admin: permittedProcedure("users.read").query(() => "welcome"),
});

async function call(procedure: string, input?: unknown, role?: string) {
  const { runtime } = await testServer();
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const response = await fetchRequestHandler({
    endpoint: "",
    req: new Request(`${runtime.origin}/${procedure}${query}`),
    router: failing,
    createContext: () =>
      createContext(runtime, {
        principal: role === undefined ? undefined : { userId: "u", email: "", name: "", role, sessionId: "s" },
        headers: new Headers(),
        requestId: "request-0001",
        serverRequestId: null,
      }),
  });
  const text = await response.text();
  expect(text).not.toMatch(/hunter2|select |node_modules|\.ts:|"stack"/i);
  const { error } = z
    .object({ error: z.looseObject({ message: z.string(), data: z.unknown() }) })
    .parse(JSON.parse(text));
  return { status: response.status, message: error.message, data: error.data };
}

describe("an error of the database is translated for the caller", () => {
  test.each([
    ["a number out of range", "select 2147483648::int", 400],
    ["an invalid number", "select 'x'::int", 400],
    ["an invalid UUID", "select 'x'::uuid", 400],
    ["a NUL", String.raw`select E'\x00'`, 400],
    ["an invalid date", "select 'x'::date", 400],
    ["a day that does not exist", "select '2026-02-30'::date", 400],
    ["an offset out of range", "select '2026-01-01T00:00:00+99:00'::timestamptz", 400],
    ["a pattern that ends in an escape", String.raw`select 'ab' like 'a\'`, 400],
    ["a negative limit", "select 1 limit -1", 400],
    ["an invalid regular expression", "select 'a' ~ '('", 400],
    ["a division by zero", "select 1 / 0", 400],
    [
      "a foreign key without its row",
      `insert into sessions (user_id, token, expires_at) values (gen_random_uuid(), 't', now())`,
      400,
    ],
    ["a null in a required column", "insert into users (name) values (null)", 400],
    ["a statement that was cancelled", "do $$ begin raise sqlstate '57014'; end $$", 503],
    ["a deadlock, of which one side has to try again", "do $$ begin raise sqlstate '40P01'; end $$", 503],
    ["a table that is not there", "select * from hunter2", 500],
    ["a syntax error", "selec", 500],
    ["no disk left", "do $$ begin raise sqlstate '53100'; end $$", 503],
    ["no connection left", "do $$ begin raise sqlstate '53300'; end $$", 503],
    ["a server that stops", "do $$ begin raise sqlstate '57P01'; end $$", 503],
    ["an index key too long", "do $$ begin raise sqlstate '54000'; end $$", 400],
  ])("%s", async (_what, statement, status) => {
    const answer = await call("ask", statement);
    expect(answer.status).toBe(status);
    expect(answer.message).toBe(
      new Map([
        [400, "A value cannot be stored."],
        [500, "Something went wrong on our side. It has been recorded."],
        [503, "The database is not responding. Try again in a moment."],
      ]).get(status),
    );
  });
});

describe("an unexpected error", () => {
  test.each(["unexpected", "thrownText", "internal", "badOutput"])("is masked: %s", async (procedure) => {
    expect(await call(procedure)).toEqual({
      status: 500,
      message: "Something went wrong on our side. It has been recorded.",
      data: { code: "INTERNAL_SERVER_ERROR", httpStatus: 500, requestId: "request-0001" },
    });
  });
});

describe("an expected error", () => {
  test("names every invalid field, however deep, and unknown fields", async () => {
    const answer = await call("limits", { name: "long", nested: { list: ["ok", "long"] }, other: 1, constructor: 2 });
    expect(answer).toMatchObject({
      status: 400,
      message: "The input is not valid.",
      data: {
        code: "BAD_REQUEST",
        fields: {
          name: [expect.any(String)],
          "nested.list.1": [expect.any(String)],
          other: ["Unknown field."],
          constructor: ["Unknown field."],
        },
      },
    });
  });

  test("names a field that is called __proto__", async () => {
    const { data } = await call("limits", JSON.parse('{"name":"abc","__proto__":{"x":1},"x":1}'));
    expect(data).toMatchObject({ code: "BAD_REQUEST" });
  });

  test("contains the current state of the resource, with a conflict", async () => {
    expect(await call("conflict")).toMatchObject({
      status: 409,
      message: "It has changed.",
      data: { code: "CONFLICT", current: { version: 2 } },
    });
  });

  test.each([
    ["own", undefined, 401],
    ["admin", undefined, 401],
    ["admin", "user", 403],
    ["admin", "Admin", 403],
  ])("says that a permission is missing: %s as %s", async (procedure, role, status) => {
    expect((await call(procedure, undefined, role)).status).toBe(status);
  });
});
