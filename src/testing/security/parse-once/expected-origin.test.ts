import { z } from "zod";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createApi } from "~/server/api/api";
import { captureLog } from "../../server/log";
import { signUp, type Person } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";

let server: TestServer;
let ada: Person;
let api: ReturnType<typeof createApi>;
let log: ReturnType<typeof captureLog>;

beforeAll(async () => {
  server = await startServer({
    BETTER_AUTH_URL: "https://tasks.example.com",
    ALLOWED_ORIGINS: "https://app.example.com",
  });
  ada = await signUp({ server });
});
afterAll(() => server.close());
beforeEach(() => {
  log = captureLog();
  api = createApi({ ...server.runtime, log: log.log });
});

const post = async (path: string, origin: string | undefined, cookie = ada.cookie) => {
  const headers = { "content-type": "application/json", cookie, ...(origin === undefined ? {} : { origin }) };
  const credentials = { email: ada.email, password: ada.password };
  const body = JSON.stringify(path.startsWith("/api/auth") ? credentials : { title: "Read" });
  return api(new Request(`${server.runtime.origin}${path}`, { method: "POST", headers, body }));
};
const warnings = () => log.lines.filter(({ event }) => event === "origin_refused");

test.each(["/api/auth/sign-in/email", "/api/tasks", "/api/trpc/tasks.create"])(
  "a write from a page of another origin is refused, and the log says which was expected: %s",
  async (path) => {
    for (const origin of ["http://192.168.0.2:3000", "http://nas.lan", "null"]) {
      for (let round = 0; round < 2; round += 1) expect([401, 403]).toContain((await post(path, origin)).status);
    }
    expect(warnings()).toHaveLength(3);
    expect(warnings()[0]).toMatchObject({
      level: 40,
      origin: "http://192.168.0.2:3000",
      expected: "https://tasks.example.com",
      msg: expect.stringMatching(/BETTER_AUTH_URL.*ALLOWED_ORIGINS/),
    });
  },
);

test.each([
  ["http://NAS.lan:3000", undefined],
  ["http://nas.lan:3000", "BETTER_AUTH_URL=http://nas.lan:3000"],
  ["https://tasks.example.com:8443", "BETTER_AUTH_URL=https://tasks.example.com:8443"],
  ["http://tasks.example.com", "BETTER_AUTH_URL=http://tasks.example.com"],
  ["http://[::1]:3000", "BETTER_AUTH_URL=http://[::1]:3000"],
  ["http://192.168.0.2:3000", "BETTER_AUTH_URL=http://192.168.0.2:3000"],
  ["null", undefined],
  ["file://", undefined],
  ['http://nas"><script>', undefined],
  ["http://nas.lan BETTER_AUTH_SECRET=x", undefined],
  ["chrome-extension://abcdef", undefined],
])("the refusal of a page of %s says what to set: %s", async (origin, setting) => {
  for (const path of ["/api/auth/sign-in/email", "/api/tasks"]) {
    const response = await post(path, origin);
    const { detail, code } = z.object({ detail: z.string(), code: z.string() }).parse(await response.json());
    expect([401, 403]).toContain(response.status);
    expect(code).not.toBe("");
    expect(detail).toContain("https://tasks.example.com");
    expect(detail).toContain("BETTER_AUTH_URL");
    const named = /BETTER_AUTH_URL=\S+/.exec(detail)?.[0];
    // A canonical spelling of the same origin is as good.
    expect(named ?? setting).toBe(setting ?? named);
    expect(detail).not.toMatch(/[<>"]|BETTER_AUTH_SECRET|chrome-extension|NAS/);
  }
});

test("made-up origins do not fill the log", async () => {
  for (let at = 0; at < 60; at += 1) await post("/api/tasks", `https://${at}.example.net`);
  expect(warnings()).toHaveLength(20);
});

test("other refusals, and accepted requests, are not logged", async () => {
  expect((await post("/api/tasks", "https://tasks.example.com")).status).toBe(201);
  expect((await post("/api/tasks", "https://app.example.com")).status).toBe(201);
  expect((await post("/api/tasks", "https://tasks.example.com", "")).status).toBe(401);
  expect((await post("/api/tasks", undefined, "")).status).toBe(401);
  expect(warnings()).toEqual([]);
});
