import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { startHttpServer, type HttpServer } from "~/testing/http";
import { apiTargets } from "~/testing/api-targets";
import { requestsTo, toRequestInit, type HostileRequest, type Target } from "~/testing/hostile-requests";
import { hostileString } from "~/testing/hostile-values";
import { newAdministrator, type Person } from "~/testing/people";
import { restAs } from "~/testing/rest";
import { testServer } from "~/testing/runtime";
import { expectHarmless } from "~/testing/harmless-answer";

const server = await testServer();
const targets = apiTargets(server.runtime);
const { seed, runs, minutes } = inject("fuzz");
const parts = targets.length + 3;
/** Either so many runs, or as many as there is time for. */
const budget =
  minutes === 0
    ? { seed, numRuns: runs }
    : { seed, numRuns: 1_000_000, interruptAfterTimeLimit: (minutes * 60_000) / parts };
const patience = minutes * 60_000 + 300_000;

let ada: Person;
let known: Map<string, string[]>;
beforeAll(async () => {
  ada = await newAdministrator();
  known = await knownTo(ada);
});

/** What an attacker with an account can know, by the names under which the API asks for it. */
async function knownTo(person: Person): Promise<Map<string, string[]>> {
  const send = restAs(person);
  const created = await Promise.all(["One", "Two", "Three"].map((title) => send("POST", "/api/tasks", { title })));
  const ids = created.map(({ body }) => z.object({ id: z.string() }).parse(body).id);
  const { headers } = await send("GET", "/api/tasks?limit=1");
  const cursor = /cursor=([^&>]+)/.exec(headers.get("link") ?? "")?.[1] ?? "";
  return new Map([
    ["id", ids],
    ["userId", [person.userId]],
    ["cursor", [cursor]],
    ["email", [person.email]],
    ["password", [person.password]],
    ["currentPassword", [person.password]],
    ["token", [person.token, decodeURIComponent(/session_token=([^.;]+)/.exec(person.cookie)?.[1] ?? "")]],
    ["cookie", person.cookie.split("; ")],
    ["callbackURL", ["/today", "https://evil.example", "//evil.example", "/\\evil.example"]],
  ]);
}

async function send(request: HostileRequest, isBearer: boolean): Promise<Response> {
  const init = toRequestInit(request);
  const headers = new Headers(init.headers);
  if (isBearer && !headers.has("authorization")) headers.set("authorization", `Bearer ${ada.token}`);
  if (!isBearer && !headers.has("cookie")) headers.set("cookie", ada.cookie);
  if (!headers.has("origin")) headers.set("origin", server.runtime.origin);
  return server.fetch(request.path, { ...init, headers, redirect: "manual" });
}

/** A request may have ended the session, or the account. */
async function comeBackIfGone(): Promise<void> {
  const answer = await server.fetch("/api/tasks?limit=1", { headers: { cookie: ada.cookie } });
  if (answer.status === 200) return;
  ada = await newAdministrator();
  known = await knownTo(ada);
}

describe.each(targets)("$method $path", (target: Target) => {
  test("answers whatever it is sent, and tells nothing", { timeout: patience }, async () => {
    await comeBackIfGone();
    const isBearer = !target.path.startsWith("/api/auth/");
    await fc.assert(
      fc.asyncProperty(requestsTo(target, known), async (request) => {
        await expectHarmless(await send(request, isBearer), request, server.runtime.origin);
      }),
      budget,
    );
  });
});

describe("a text", () => {
  test.each(["title", "description", "tags"])(
    "that is sent as %s comes back as it was, or is refused",
    { timeout: patience },
    async (field) => {
      await comeBackIfGone();
      const request = restAs(ada);
      await fc.assert(
        fc.asyncProperty(hostileString, async (text) => {
          const value = field === "tags" ? [text] : text;
          const { status, body } = await request("POST", "/api/tasks", { title: "Read", [field]: value });
          expect([201, 400]).toContain(status);
          if (status !== 201) return;
          const { id, ...made } = z.looseObject({ id: z.string() }).parse(body);
          const expected = field === "description" ? text : text.trim();
          expect(made[field]).toEqual(field === "tags" ? [expected] : expected);
          expect((await request("GET", `/api/tasks/${id}`)).body).toEqual(body);
        }),
        { ...budget, numRuns: minutes === 0 ? runs * 4 : budget.numRuns },
      );
    },
  );
});

describe("the wire", () => {
  let http: HttpServer;
  beforeAll(async () => {
    http = await startHttpServer();
  });
  afterAll(async () => {
    await http.stop();
  });

  /** Sends bytes as they are, and answers what comes back before the server hangs up. */
  async function exchange(bytes: Uint8Array): Promise<string> {
    const socket = connect(Number(new URL(http.origin).port), "localhost");
    const parts: Buffer[] = [];
    socket.on("data", (part: Buffer) => parts.push(part)).on("error", () => undefined);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.end(bytes);
    const waiting = new AbortController();
    await Promise.race([closed, setTimeout(2000, undefined, waiting).catch(() => undefined)]);
    waiting.abort();
    socket.destroy();
    return Buffer.concat(parts).toString("latin1");
  }

  const latin = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
    maxLength: 40,
  });
  const line = fc.oneof(
    fc
      .tuple(
        fc.constantFrom("GET", "POST", "TRACE", "CONNECT", "PRI", "get", "GET\t", "\0"),
        fc.oneof(
          fc.constantFrom("/api", "/api/tasks", "*", "http://evil.example/", "//", "/api/%2e%2e", "/\\", ""),
          latin,
        ),
        fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "http/1.1", ""),
      )
      .map((words) => words.join(" ")),
    latin,
  );
  const header = fc.oneof(
    fc.constantFrom(
      "Host: localhost",
      "Host: evil.example",
      "Host: a\r\nHost: b",
      "Content-Length: 5",
      "Content-Length: 5\r\nContent-Length: 6",
      "Content-Length: -1",
      "Content-Length: 99999999999999999999",
      "Transfer-Encoding: chunked",
      "Transfer-Encoding: chunked, identity",
      "Transfer-Encoding:\tchunked\r\nContent-Length: 3",
      "Expect: 100-continue",
      "Expect: 417",
      "Upgrade: websocket\r\nConnection: Upgrade",
      "Connection: close",
      " folded: header",
      "Content-Type: application/json",
      `X-Large: ${"x".repeat(20_000)}`,
    ),
    fc.tuple(latin, latin).map((pair) => pair.join(": ")),
  );
  const body = fc.oneof(
    fc.constantFrom("", "{}", "5\r\n{}   \r\n0\r\n\r\n", "ffffffffffffffff\r\n{}", "-1\r\n", "0\r\nX: y\r\n\r\n"),
    latin,
  );

  test("takes any bytes, and serves the next one", { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(line, fc.array(header, { maxLength: 6 }), body, async (first, headers, rest) => {
        const bytes = Buffer.from(`${first}\r\n${headers.join("\r\n")}\r\nConnection: close\r\n\r\n${rest}`, "latin1");
        const answer = await exchange(bytes);
        expect(answer).not.toMatch(/^HTTP\/1\.1 5(?!01|05)/m);
      }),
      budget,
    );
    expect((await fetch(`${http.origin}/healthz`.replace("/healthz", "/api"))).status).toBe(200);
  });
});
