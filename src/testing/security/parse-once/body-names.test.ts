import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { parseJson, parseStrictJson } from "~/server/http/request/json-text";
import { newEmail, signUp, type Person } from "../../people/people";
import { testServer, type TestServer } from "../../server/runtime";

let server: TestServer;
let ada: Person;

beforeAll(async () => {
  server = await testServer();
  ada = await signUp();
});

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };

/** The endpoints that read a body, each with a body of its kind around `more`, members of the outermost object. */
const ways: Record<string, (more: string) => Promise<Response>> = {
  REST: (more) => send("/api/tasks", `{"title":"Read"${more}}`),
  "tRPC, a mutation": (more) => send("/api/trpc/tasks.create", `{"title":"Read"${more}}`),
  "tRPC, a batch": (more) => send("/api/trpc/tasks.create?batch=1", `{"0":{"title":"Read"${more}}}`),
  "tRPC, by its own adapter": (more) =>
    send("/api/trpc/tasks.create?batch=1", `{"0":{"title":"Read"${more}}}`, { "trpc-accept": "application/jsonl" }),
  "signing up": (more) =>
    send("/api/auth/sign-up/email", `{"name":"A","email":"${newEmail()}","password":"a long enough one"${more}}`),
};

function send(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  const authorization = path.startsWith("/api/auth") ? {} : { authorization: `Bearer ${ada.token}` };
  return server.fetch(path, {
    method: "POST",
    headers: { ...json, ...authorization, ...headers },
    body: Buffer.from(body),
  });
}

const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join("");
const hostile = {
  "a name twice": ',"description":"a","description":"b"',
  "a name twice, once escaped": ',"description":"a","d\\u0065scription":"b"',
  "a name twice in an object within": ',"x":{"a":1,"a":2}',
  "more names than anything has": many(201, (at) => `,"n${at}":1`),
  "as many names as fit, one of them twice": `${many(20_000, (at) => `,"n${at}":1`)},"n1":1`,
  "as many names as fit, all of them one": many(20_000, () => ',"title":1'),
  "more levels than anything has": `,"x":${"[".repeat(40)}${"]".repeat(40)}`,
  "as many levels as fit": `,"x":${'{"a":'.repeat(30_000)}1${"}".repeat(30_000)}`,
  "as many values as fit": `,"tags":[1${",1".repeat(120_000)}]`,
};

describe.each(Object.entries(ways))("a body for %s", (_way, call) => {
  test.each(Object.entries(hostile))(
    "with %s is refused by a short answer that says what is wrong",
    async (_what, more) => {
      const response = await call(more);
      const text = await response.text();
      expect([response.status, text.length < 4000]).toEqual([400, true]);
      expect(text).toMatch(/repeated|more than|nested/);
    },
  );

  test("that is valid is accepted", async () => {
    expect((await call("")).status).toBeLessThan(300);
  });
});

test("an answer names at most twenty invalid fields", async () => {
  for (const path of ["/api/tasks", "/api/trpc/tasks.create"]) {
    const response = await send(path, `{${many(150, (at) => `"n${at}":1,`)}"title":"x"}`);
    expect(response.status).toBe(400);
    expect((await response.text()).match(/"n\d+":/g)).toHaveLength(20);
  }
});

test("a form with a repeated name, or with thousands of names, is refused", async () => {
  const bodies = ["token=a&token=b", many(5000, (at) => `a${at}=1&`), `token=a&${many(300, () => "b=1&")}`];
  for (const body of bodies) expect((await send("/api/introspect", body, form)).status).toBeGreaterThanOrEqual(400);
  for (const body of bodies.slice(0, 2)) expect((await send("/api/auth/sign-in/email", body, form)).status).toBe(400);
});

test.each([
  "text/plain",
  "application/jsonx",
  "multipart/form-data; boundary=x",
  "x/y; application/x-www-form-urlencoded",
  "application/octet-stream",
])("a body that Better Auth could read differently is refused: %s", async (type) => {
  const body = JSON.stringify({ email: ada.email, password: ada.password });
  expect((await send("/api/auth/sign-in/email", body, { "content-type": type })).status).toBe(415);
  expect((await send("/api/trpc/tasks.create", body, { "content-type": type })).status).toBeGreaterThanOrEqual(400);
});

test("bytes that are not UTF-8 are refused by every endpoint, in bodies and in addresses", async () => {
  const bytes = Buffer.concat([Buffer.from('{"title":"M'), Buffer.from([0xfc]), Buffer.from('ll"}')]);
  for (const path of ["/api/tasks", "/api/trpc/tasks.create", "/api/auth/sign-in/email"])
    expect([path, (await send(path, bytes)).status]).toEqual([path, 400]);
  for (const path of ["/api/tasks?search=M%FCll", "/api/trpc/tasks.list?input=%FC", "/api/auth/get-session?x=%FC"])
    expect([path, (await server.fetch(path, { headers: { authorization: `Bearer ${ada.token}` } })).status]).toEqual([
      path,
      400,
    ]);
});

test("the parser accepts what JSON.parse accepts, except repeated names", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const text = JSON.stringify(value, null, 1);
      expect(parseStrictJson(text).value).toEqual(JSON.parse(text));
    }),
  );
  const piece = fc.constantFrom(...'{ } [ ] : , "a" "b" "\\"" "\\\\" " \\ 1 null \n'.split(" "));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const { fault, value } = parseStrictJson(text);
      fc.pre(fault === undefined);
      expect(value).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  ['"\\"'.repeat(80_000)],
  ['"'.repeat(250_001)],
  [`"${'\\"'.repeat(120_000)}`],
  [`{"a"${" ".repeat(250_000)}`],
  [`{${'"a" "a"'.repeat(30_000)}`],
])("a text that is not JSON is refused after a single pass: %.12s", (text) => {
  expect(parseJson(text)).toMatchObject({ isJson: false });
});
