import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { trustProxies } from "~/server/http/address/client-address";
import { createListener, drain, isApi, listen, routeRequests } from "~/server/http/listen";
import { startHttpServer, type HttpServer } from "../../server/http";
import { captureLog } from "../../server/log";
import { readAnswer, requestRaw, sendRaw } from "../../server/raw-request";

let local: HttpServer;
/** The same machine under a public address. */
let open: HttpServer;
let guarded: HttpServer;
const token = "tR4vN8kX2mQ7wB1cZ6yL9pD3hJ5sF0gA";

beforeAll(async () => {
  local = await startHttpServer();
  const variables = { DATABASE_URL: local.databaseUrl, BETTER_AUTH_URL: "https://tasks.example.com" };
  open = await startHttpServer(variables);
  guarded = await startHttpServer({ ...variables, METRICS_TOKEN: token });
});
afterAll(async () => {
  await guarded.stop();
  await open.stop();
  await local.stop();
});

const portOf = ({ origin }: HttpServer) => Number(new URL(origin).port);

/** Returns the answer to `GET path` with exactly these header lines. */
async function ask(server: HttpServer, path: string, lines: string[], version = "1.1") {
  const head = [`GET ${path} HTTP/${version}`, ...lines, "Connection: close"];
  return readAnswer(await sendRaw(portOf(server), `${head.join("\r\n")}\r\n\r\n`));
}

describe("a request with several Host headers, or an invalid one", () => {
  test.each([
    [["Host: localhost", "Host: localhost"]],
    [["Host: localhost", "host: tasks.example.com"]],
    [["Host: tasks.example.com", "HOST: localhost"]],
    [["Host: localhost, tasks.example.com"]],
    [["Host: a@localhost"]],
    [["Host: localhost/"]],
    [["Host: local host"]],
    [["Host: localhost:x"]],
    [["Host: [::1"]],
    [["Host:"]],
  ])("is refused: %j", async (lines) => {
    for (const path of ["/api", "/metrics", "/today", "/api-docs.css"]) {
      const { status, headers } = await ask(local, path, lines);
      expect([path, status, headers.get("x-content-type-options")]).toEqual([path, 400, "nosniff"]);
    }
  });

  test.each(["localhost", "LOCALHOST:80", "[::1]:3000", "keel", "my_nas.lan:3000", "xn--bcher-kva.example"])(
    "is not what %s is",
    async (host) => {
      expect((await ask(local, "/api", [`Host: ${host}`])).status).toBe(200);
    },
  );
});

describe("/metrics without a token", () => {
  test.each(["localhost", "LocalHost:3000", "127.0.0.1:3000", "127.8.8.8", "[::1]:3000"])(
    "answers a program on this machine that asks for %s",
    async (host) => {
      expect((await ask(local, "/metrics", [`Host: ${host}`])).status).toBe(200);
    },
  );

  test.each([
    "tasks.example.com",
    "keel:3000",
    "192.168.0.2",
    "localhost.example.com",
    "127.0.0.1.example.com",
    "0.0.0.0",
  ])("does not answer requests that a proxy on this machine passes on for %s", async (host) => {
    expect((await ask(local, "/metrics", [`Host: ${host}`])).status).toBe(404);
  });

  test("does not answer HTTP/1.0, which proxies may use", async () => {
    expect(
      (await sendRaw(portOf(local), "GET /metrics HTTP/1.0\r\nHost: localhost\r\n\r\n")).split("\r\n")[0],
    ).toContain(" 404 ");
  });

  test("refuses callers once the app has a public address, and says what to set", async () => {
    const answer = await ask(open, "/metrics", ["Host: localhost"]);
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="metrics"']);
    expect(answer.body).toContain("METRICS_TOKEN");
    expect((await ask(open, "/metrics", ["Host: tasks.example.com"])).status).toBe(404);
    expect((await ask(guarded, "/metrics", ["Host: localhost"])).status).toBe(401);
    const authorization = `Authorization: Bearer ${token}`;
    expect((await ask(guarded, "/metrics", ["Host: tasks.example.com", authorization])).status).toBe(200);
  });
});

describe("X-Forwarded-For from an untrusted address", () => {
  /** Returns the log lines of a new listener while `requests` arrive. */
  async function linesAfter(trusted: string[], requests: string[][]) {
    const server = createListener();
    const { log, lines } = captureLog();
    const port = await listen(server, 0, "127.0.0.1");
    routeRequests(server, {
      api: (_request, response) => void response.end(),
      pages: (_request, response) => void response.end(),
      isApi,
      isTrustedProxy: trustProxies(trusted),
      pagePolicy: { isSecure: false, isDevelopment: false },
      log,
    });
    for (const headers of requests) await requestRaw(port, "/today", { headers });
    await drain(server, 100);
    return lines;
  }

  test("is logged once, with the setting that would trust it", async () => {
    const lines = await linesAfter([], [[], ["X-Forwarded-For: 203.0.113.7"], ["x-forwarded-for: 203.0.113.8"]]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      event: "untrusted_proxy",
      peer: "127.0.0.1",
      msg: expect.stringContaining("TRUSTED_PROXIES"),
    });
  });

  test("is not logged where it is trusted, or not sent", async () => {
    expect(await linesAfter(["127.0.0.0/8"], [["X-Forwarded-For: 203.0.113.7"]])).toEqual([]);
    expect(await linesAfter([], [[]])).toEqual([]);
  });
});
