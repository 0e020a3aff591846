import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openedAt } from "~/server/http/address/opened-at";
import { originsOf } from "~/server/http/address/origins";
import { signUp, type Person } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";

const directly = (host: string, more: Record<string, string> = {}, httpVersion = "1.1") =>
  openedAt({ headers: { host, ...more }, httpVersion, isTrusted: false });
const throughProxy = (headers: Record<string, string>) => openedAt({ headers, httpVersion: "1.1", isTrusted: true });

describe("the address at which a page was opened", () => {
  test.each([
    ["nas.local:3000", "http://nas.local:3000"],
    ["NAS.local", "http://nas.local"],
    ["nas.local:80", "http://nas.local"],
    ["192.168.0.2:3000", "http://192.168.0.2:3000"],
    ["[FE80::1]:3000", "http://[fe80::1]:3000"],
  ])("is that of the Host header %s", (host, origin) => {
    expect(directly(host)).toBe(origin);
  });

  test.each(["nas.local.", "nas local", "nas/path", "user@nas", "nas:0", "nas:99999", "<b>", "*.lan", "0.0.0.0:3000"])(
    "is not repeated where nothing could be set to it: %j",
    (host) => {
      expect(directly(host)).toBeUndefined();
    },
  );

  test.each([
    ["a name of this machine", directly("127.0.0.1:3000")],
    ["a name of this machine", directly("localhost:3000")],
    ["a proxy that is not believed", directly("keel:3000", { "x-forwarded-for": "203.0.113.7" })],
    ["a proxy that is not believed", directly("keel:3000", { "x-forwarded-host": "evil.example" })],
    ["a proxy that is not believed", directly("keel:3000", { forwarded: "host=evil.example" })],
    ["a proxy that is not believed", directly("keel:3000", { via: "1.1 cache" })],
    ["a proxy as nginx is by default", directly("keel_backend", {}, "1.0")],
  ])("is left to the browser for %s", (_what, origin) => {
    expect(origin).toBeUndefined();
  });

  test.each([
    [
      { host: "keel:3000", "x-forwarded-host": "tasks.example.com", "x-forwarded-proto": "https" },
      "https://tasks.example.com",
    ],
    [{ host: "tasks.example.com", "x-forwarded-proto": "https, http" }, "https://tasks.example.com"],
    [
      { host: "keel", "x-forwarded-host": "tasks.example.com:8443, keel", "x-forwarded-proto": "HTTPS" },
      "https://tasks.example.com:8443",
    ],
    [
      { host: "keel", "x-forwarded-host": "Tasks.Example.com:443", "x-forwarded-proto": "https" },
      "https://tasks.example.com",
    ],
    [{ host: "keel", "x-forwarded-host": "a b", "x-forwarded-proto": "https" }, undefined],
    [{ host: "keel", "x-forwarded-proto": "javascript" }, undefined],
    [{ host: "keel", "x-forwarded-host": "tasks.example.com" }, undefined],
  ])("is what a trusted proxy says: %j", (headers, origin) => {
    expect(throughProxy(headers)).toBe(origin);
  });
});

describe("without a public address", () => {
  let server: TestServer;
  let ada: Pick<Person, "email" | "password">;
  beforeAll(async () => {
    server = await startServer({ BETTER_AUTH_URL: "", PORT: "3010" });
    ada = await signUp({ server });
  });
  afterAll(() => server.close());

  const signInFrom = async (origin: string) => {
    const headers = { "content-type": "application/json", origin };
    const body = JSON.stringify({ email: ada.email, password: ada.password });
    return (await server.fetch("/api/auth/sign-in/email", { method: "POST", headers, body })).status;
  };

  test.each(["http://localhost:3010", "http://127.0.0.1:3010", "http://[::1]:3010", "http://127.0.0.2:3010"])(
    "people sign in, and write, under every name of this machine: %s",
    async (origin) => {
      expect(await signInFrom(origin)).toBe(200);
      expect(server.runtime.origins.has(origin)).toBe(true);
    },
  );

  test.each([
    "http://localhost:3011",
    "https://localhost:3010",
    "http://127.0.0.1",
    "http://nas.local:3010",
    "http://127.0.0.1.example.com:3010",
    "http://localhost.example.com:3010",
    "http://localhost:3010.example.com",
    "http://[::ffff:127.0.0.1]:3010",
    "null",
  ])("a page of %j is refused", async (origin) => {
    expect(server.runtime.origins.has(origin)).toBe(false);
    expect(await signInFrom(origin)).toBe(403);
  });
});

test("an origin in a spelling that no browser sends is refused", () => {
  const { has } = originsOf({ BETTER_AUTH_URL: undefined, PORT: 3010, ALLOWED_ORIGINS: [] });
  const odd = [
    "http://127.1:3010",
    "http://LOCALHOST:3010",
    "http://localhost:3010/",
    "http://x@localhost:3010",
    "",
    "*",
  ];
  expect(odd.filter(has)).toEqual([]);
});

test("a public address is the only one allowed; names of this machine are not", () => {
  const { has, expected } = originsOf({ BETTER_AUTH_URL: "http://nas.local:3000", PORT: 3000, ALLOWED_ORIGINS: [] });
  expect(expected).toBe("http://nas.local:3000");
  expect(["http://nas.local:3000", "http://localhost:3000", "http://127.0.0.1:3000"].map(has)).toEqual([
    true,
    false,
    false,
  ]);
});
