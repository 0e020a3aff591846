import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHttpServer, type HttpServer } from "~/testing/server/http";
import { testServer } from "~/testing/server/runtime";
import { socketAddressHeader } from "../http/address/client-address";

const token = "tR4vN8kX2mQ7wB1cZ6yL9pD3hJ5sF0gA";
let open: HttpServer;
let guarded: HttpServer;
beforeAll(async () => {
  open = await startHttpServer();
  guarded = await startHttpServer({ METRICS_TOKEN: token, DATABASE_URL: open.databaseUrl });
});
afterAll(async () => {
  await guarded.stop();
  await open.stop();
});

const read = (server: HttpServer, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${server.origin}/metrics`, { headers, method });

describe("without a token", () => {
  test("a program on this machine reads Prometheus text", async () => {
    const answer = await read(open);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "text/plain; version=0.0.4; charset=utf-8",
    ]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const text = await answer.text();
    for (const line of text.split("\n").filter((each) => each !== "")) {
      expect(line).toMatch(
        /^(# (HELP|TYPE) \w+ .+|[a-z_:]\w*(\{\w+="[^"]*"(,\w+="[^"]*")*\})? (-?[\d.e+-]+|\+Inf|Nan))$/i,
      );
    }
    for (const name of ["process_cpu_seconds_total", "nodejs_eventloop_lag_seconds", "keel_database_up"]) {
      expect(text).toMatch(new RegExp(`^${name} `, "m"));
    }
  });

  test.each([
    "X-Forwarded-For",
    "X-Forwarded-Proto",
    "X-Forwarded-Host",
    "Forwarded",
    "Via",
    "X-Real-IP",
    "X-Client-IP",
    "True-Client-IP",
    "CF-Connecting-IP",
    "X-Original-Forwarded-For",
  ])("a request with %s came through a proxy, and finds nothing", async (name) => {
    for (const value of ["127.0.0.1", "", "for=127.0.0.1"]) {
      const answer = await read(open, { [name]: value });
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: "not_found" }]);
    }
  });

  test("what a client claims about its connection is ignored", async () => {
    const server = await testServer();
    const from = (address?: string) =>
      server.fetch("/metrics", { headers: address === undefined ? {} : { [socketAddressHeader]: address } });
    const far = ["203.0.113.9", "10.0.0.1", "::2", "fe80::1%eth0", "127.0.0.1.evil.example", "::ffff:10.0.0.1", ""];
    for (const address of [undefined, ...far]) expect([address, (await from(address)).status]).toEqual([address, 404]);
    for (const address of ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]) {
      expect([address, (await from(address)).status]).toEqual([address, 200]);
    }
    // The listener replaces these with the real address, in any case and however often they are sent.
    const forged = [
      "Host",
      new URL(open.origin).host,
      "X-Keel-Socket-Address",
      "203.0.113.9",
      "x-keel-socket-address",
      "203.0.113.9",
    ];
    const status = await new Promise((resolve, reject) => {
      request(`${open.origin}/metrics`, { headers: forged }, (answer) => resolve(answer.resume().statusCode))
        .on("error", reject)
        .end();
    });
    expect(status).toBe(200);
  });
});

describe("with a token", () => {
  test("any client that sends it may read, from anywhere", async () => {
    const authorization = `Bearer ${token}`;
    expect((await read(guarded, { authorization })).status).toBe(200);
    expect((await read(guarded, { authorization, "x-forwarded-for": "203.0.113.9" })).status).toBe(200);
    expect((await read(guarded, { authorization: `bearer ${token}` })).status).toBe(200);
  });

  test.each([
    {},
    { authorization: "" },
    { authorization: token },
    { authorization: "Bearer" },
    { authorization: `Basic ${token}` },
    { authorization: `Bearer ${token}x` },
    { authorization: `Bearer ${token.slice(0, -1)}` },
    { authorization: `Bearer ${token.toLowerCase()}` },
    { authorization: `Bearer ${token} ${token}` },
    { cookie: `token=${token}` },
  ])("no other client may, not even on this machine: %j", async (headers) => {
    const answer = await read(guarded, { ...headers });
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="metrics"']);
    expect(await answer.text()).not.toContain("keel_");
  });
});

test("it can only be read", async () => {
  const head = await read(open, {}, "HEAD");
  expect([head.status, await head.text()]).toEqual([200, ""]);
  const post = await read(open, {}, "POST");
  expect([post.status, post.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
});
