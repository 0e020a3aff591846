import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { clientAddressHeader } from "../http/address/client-address";
import { pagePolicies } from "./policies";
import { limitPages, listFiles } from "./page-limit";

let keel: TestServer;
let server: Server;
let origin: string;
beforeAll(async () => {
  keel = await startServer({ RATE_LIMIT: "on" });
  const files = await listFiles({ "/": "public" });
  const pages = limitPages((_request, response) => void response.end("a page"), { ...keel.runtime, files });
  server = createServer((request, response) => void pages(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port }: Pick<AddressInfo, "port"> = Object(server.address());
  origin = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await keel.close();
});

const visit = async (path: string, address: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${origin}${path}`, { headers: { [clientAddressHeader]: address, ...headers } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

async function visitUntilRefused(address: string, headers: Record<string, string> = {}) {
  const most = pagePolicies.address.limit + 50;
  for (let visits = 0; visits < most; visits += 10) {
    const ten = await Promise.all(Array.from({ length: 10 }, () => visit("/today", address, headers)));
    const refused = ten.find(({ status }) => status !== 200);
    if (refused !== undefined) return { visits: visits + ten.filter(({ status }) => status === 200).length, refused };
  }
  throw new Error("Nothing was refused.");
}

test("pages are refused beyond the limit of an address, with a page that says when to come back; files are not", async () => {
  const { visits, refused } = await visitUntilRefused("192.0.2.1");
  expect(visits).toBe(pagePolicies.address.limit);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(refused.text).toContain("<h1>Too many requests</h1>");
  expect((await visit("/api-docs.css", "192.0.2.1")).status).toBe(200);
  expect((await visit("/api-docs.css?v=2", "192.0.2.1")).status).toBe(200);
  for (const path of ["/made-up.css", "/_next/static/made-up.js", "/%2e%2e/x", "/today?next=/api-docs.css"]) {
    expect([path, (await visit(path, "192.0.2.1")).status]).toEqual([path, 429]);
  }
  expect((await visit("/today", "192.0.2.2")).status).toBe(200);
});

test("a session has its own allowance, which neighbours at its address do not use up, and an unsigned cookie has none", async () => {
  const ada = await signUp({ server: keel });
  await visitUntilRefused("203.0.113.5");
  const headers = { cookie: ada.cookie };
  expect((await visit("/today", "203.0.113.5", headers)).status).toBe(200);
  const made = ada.cookie.replace(/(session_token=)\w+/, "$1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  expect((await visit("/today", "203.0.113.5", { cookie: made })).status).toBe(429);
  const { visits } = await visitUntilRefused("203.0.113.6", headers);
  expect(visits).toBeLessThanOrEqual(pagePolicies.session.limit);
  expect((await visit("/today", "203.0.113.7", headers)).status).toBe(429);
});

test("a page costs no query but now and then", async () => {
  const used = async () => {
    const sql = openConnection(keel.databaseUrl);
    const [row] =
      await sql`select coalesce(sum(used), 0)::int as used, count(*)::int as rows from allowances where key like 'pages:192.0.2.9%'`;
    await sql.end();
    return row;
  };
  for (let at = 0; at < 29; at += 1) expect((await visit("/today", "192.0.2.9")).status).toBe(200);
  expect(await used()).toEqual({ used: 0, rows: 0 });
  for (let at = 0; at < 5; at += 1) await visit("/today", "192.0.2.9");
  expect(await used()).toMatchObject({ rows: 1 });
});

test("pages are served during a database outage", async () => {
  const out = await startServer({ RATE_LIMIT: "on" });
  await out.close();
  const pages = limitPages((_request, response) => void response.end("a page"), { ...out.runtime, files: new Set() });
  const away = createServer((request, response) => void pages(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => away.once("listening", resolve));
  const { port }: Pick<AddressInfo, "port"> = Object(away.address());
  const statuses = new Set<number>();
  for (let at = 0; at < 40; at += 1) statuses.add((await fetch(`http://127.0.0.1:${port}/today`)).status);
  away.closeAllConnections();
  away.close();
  expect([...statuses]).toEqual([200]);
});
