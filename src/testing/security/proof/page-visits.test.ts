import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageVisitHeader } from "~/server/auth/page-visits";
import { jarOf, write } from "../../people/cookie-jars";
import { cloneDatabase } from "../../database/database";
import { eventually } from "../../eventually";
import type { Fault } from "../../outage/fault";
import { type FaultProxy, startFaultProxy } from "../../outage/fault-proxy";
import { type HttpServer, startHttpServer } from "../../server/http";
import { cookieFrom, type Person, signUp } from "../../people/people";

let proxy: FaultProxy;
let server: HttpServer;
let ada: Person;
let lastVisit: string | undefined;

beforeAll(async () => {
  proxy = await startFaultProxy(await cloneDatabase());
  // Replaces a page: returns the listener's principal, and the database's, as a page reads it.
  server = await startHttpServer(
    { DATABASE_URL: proxy.url },
    ({ pageVisits, database }) =>
      async (request, response) => {
        const id = request.headers[pageVisitHeader];
        lastVisit = typeof id === "string" ? id : undefined;
        const found = pageVisits.find(lastVisit ?? "none");
        const isRead = await database.db.execute(sql`select 1`).then(
          () => true,
          () => false,
        );
        if (request.url?.startsWith("/reads") === true && !isRead) response.statusCode = 500;
        response.setHeader("etag", '"page"');
        response.write("page of ");
        response.end(found?.principal?.userId ?? "nobody");
      },
  );
  ada = await signUp({ server });
});

afterAll(async () => {
  await proxy.set({ kind: "none" });
  await server.stop();
  await proxy.close();
});

const visit = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${server.origin}${path}`, { headers, method, redirect: "manual" });
const session = () => write(jarOf(ada).session);

describe("a page", () => {
  test("is rendered for the principal of the listener, once, and a client cannot choose it", async () => {
    expect(await (await visit("/today", { cookie: ada.cookie })).text()).toBe(`page of ${ada.userId}`);
    const former = lastVisit ?? "";
    expect(await (await visit("/today")).text()).toBe("page of nobody");
    for (const forged of [former, "x", "", "1, 2", "__proto__"]) {
      for (const path of ["/today", "/icon.svg", "/_next/static/x.js"]) {
        expect(await (await visit(path, { [pageVisitHeader]: forged })).text()).toBe("page of nobody");
      }
    }
    expect(server.runtime.pageVisits.find(former)).toBeUndefined();
  });

  test("renews the session: its response sets the cookies, also for a prefetch and a HEAD", async () => {
    for (const [method, headers] of [
      ["GET", {}],
      ["HEAD", {}],
      ["GET", { rsc: "1", "next-router-prefetch": "1" }],
    ] as const) {
      const answer = await visit("/today", { ...headers, cookie: session() }, method);
      expect(answer.status).toBe(200);
      const renewed = jarOf({ cookie: cookieFrom(answer, session()) });
      expect(renewed.data.value).toMatch(/^ey/);
    }
    expect((await visit("/_next/static/x.js", { cookie: session() })).headers.getSetCookie()).toEqual([]);
  });

  test("with an ended session clears the cookies, and is a visitor's", async () => {
    const eve = await signUp({ server });
    await server.fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { cookie: eve.cookie, origin: server.origin },
    });
    const answer = await visit("/today", { cookie: eve.cookie });
    expect(await answer.text()).toBe("page of nobody");
    expect(cookieFrom(answer, eve.cookie)).not.toMatch(/session_/);
  });
});

describe("a session lasts as long as it is used", () => {
  /** Moves everything about the session that many days into the past. */
  const ageSession = (days: number) =>
    server.runtime.database.db.execute(
      sql`update sessions set expires_at = expires_at - make_interval(days => ${days}) where user_id = ${ada.userId}`,
    );
  /** Returns the days for which a browser keeps the session's cookie. */
  const daysKept = (answer: Response) => {
    const lines = answer.headers.getSetCookie().filter((line) => line.startsWith("keel.session_token="));
    return Number(/max-age=(\d+)/i.exec(lines.at(-1) ?? "")?.[1] ?? 0) / 86_400;
  };
  const page = () => visit("/today", { cookie: session() });
  const ways: Record<string, () => Promise<Response>> = {
    page,
    call: () => server.fetch("/api/trpc/tasks.counts", { headers: { cookie: session() } }),
    token: () => server.fetch("/api/auth/token", { headers: { cookie: session() } }),
  };

  test.each([
    ["pages alone", ["page"]],
    ["calls alone", ["call"]],
    ["pages and calls in turn", ["page", "call"]],
    ["tokens, then pages", ["token", "page", "page"]],
  ])("%s: the cookie is never kept for less than the session itself", async (_mix, order) => {
    for (let day = 0; day < 12; day += 1) {
      const answer = await (ways[order[day % order.length] ?? ""] ?? page)();
      expect(answer.status).toBe(200);
      expect(daysKept(answer)).toBeGreaterThan(5.9);
      await ageSession(1);
    }
  });

  test("a lost response is made good by the next one", async () => {
    await ageSession(2);
    await page();
    expect(daysKept(await page())).toBeGreaterThan(6.9);
  });
});

describe("during a database outage", () => {
  const outages: Fault[] = [{ kind: "refuse" }, { kind: "freeze" }, { kind: "refuse_startup", sqlstate: "53300" }];

  test.each(outages)("a page is a 503 that reloads by itself, and takes no cookie away: $kind", async (fault) => {
    await proxy.set(fault);
    const answer = await visit("/today", { cookie: session() });
    const body = await answer.text();
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(body).toContain('<meta http-equiv="refresh"');
    expect(body).not.toMatch(/<script|keel\.session|select |postgres/i);
    const nonce = /<style nonce="([^"]+)"/.exec(body)?.[1] ?? "none";
    expect(answer.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
    const head = await visit("/today", { cookie: session() }, "HEAD");
    expect([head.status, await head.text()]).toEqual([503, ""]);
    await proxy.set({ kind: "none" });
    await eventually(async () => expect((await visit("/today", { cookie: session() })).status).toBe(200));
  });

  test("a visitor's page works; an outage during rendering is a 503, not a 500", async () => {
    await proxy.set({ kind: "refuse" });
    expect((await visit("/sign-in")).status).toBe(200);
    const lost = await visit("/reads");
    expect(lost.status).toBe(503);
    expect(lost.headers.get("retry-after")).toBe("1");
    expect(lost.headers.get("etag")).toBeNull();
    expect(await lost.text()).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    await proxy.set({ kind: "none" });
  });
});
