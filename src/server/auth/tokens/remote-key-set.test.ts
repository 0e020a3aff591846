import { exportJWK, generateKeyPair } from "jose";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startKeyServer, type KeyServer } from "~/testing/server/key-server";
import { createRemoteKeySet } from "./remote-key-set";

let server: KeyServer;
let clock = 0;
let failures: string[] = [];

const newKey = async (kid: string) => ({
  ...(await exportJWK((await generateKeyPair("ES256", { extractable: true })).publicKey)),
  kid,
});
const open = () =>
  createRemoteKeySet({
    url: server.url,
    algorithms: ["ES256"],
    now: () => clock,
    onFailure: (reason) => failures.push(reason),
  });

beforeEach(async () => {
  clock = 1_000_000;
  failures = [];
  server = await startKeyServer([await newKey("first")]);
});

afterEach(() => server.close());

describe("the keys of another issuer", () => {
  test("are fetched once, however many ask at the same time", async () => {
    const keys = open();
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.findKey("first")));
    expect(found.every((key) => key?.kid === "first")).toBe(true);
    expect(server.requests).toBe(1);
  });

  test("are fetched again in the background, and then a removed one is no longer known", async () => {
    const keys = open();
    await keys.findKey("first");
    server.answer = { keys: [await newKey("second")] };
    clock += 601_000;
    expect((await keys.findKey("first"))?.kid).toBe("first");
    await expect.poll(async () => (await keys.findKey("second"))?.kid).toBe("second");
    expect(await keys.findKey("first")).toBeUndefined();
    expect(server.requests).toBe(2);
  });

  test("stay known for as long as the endpoint is down", async () => {
    const keys = open();
    await keys.findKey("first");
    await server.close();
    clock += 24 * 3_600_000;
    expect((await keys.findKey("first"))?.kid).toBe("first");
    await expect.poll(() => failures.length).toBe(1);
    expect((await keys.findKey("first"))?.kid).toBe("first");
  });

  test("cost one request per cool-down, however many unknown names come by", async () => {
    const keys = open();
    await keys.findKey("first");
    for (let attempt = 0; attempt < 100; attempt += 1) expect(await keys.findKey(`made up ${attempt}`)).toBeUndefined();
    expect(server.requests).toBe(1);
    clock += 31_000;
    for (let attempt = 0; attempt < 100; attempt += 1) await keys.findKey(`made up ${attempt}`);
    expect(server.requests).toBe(2);
  });

  test("without a name are found only if there is just one", async () => {
    const keys = open();
    expect((await keys.findKey(undefined))?.kid).toBe("first");
    server.answer = { keys: [await newKey("a"), await newKey("b")] };
    const two = open();
    expect(await two.findKey(undefined)).toBeUndefined();
  });

  test.each([
    ["an error", { status: 500 }],
    ["a redirect", { status: 302, headers: { location: "http://127.0.0.1:1/" } }],
    ["more than 64 KiB", { answer: `{"keys":[],"x":"${"x".repeat(70_000)}"}` }],
    ["no JSON", { answer: "<html>" }],
    ["an empty set", { answer: { keys: [] } }],
  ])("are kept when the endpoint answers %s", async (_what, change) => {
    const keys = open();
    await keys.findKey("first");
    Object.assign(server, change);
    clock += 601_000;
    await keys.findKey("first");
    await expect.poll(() => failures.length).toBe(1);
    expect((await keys.findKey("first"))?.kid).toBe("first");
  });
});
