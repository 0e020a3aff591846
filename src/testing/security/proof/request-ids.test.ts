import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "~/server/api/api";
import { signUpAdmin } from "../../people/admins";
import { captureLog } from "../../server/log";
import { openConnection } from "../../database/database";
import { newEmail, postJson, type Person, signUp } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";

let server: TestServer;
let ada: Person;
let admin: Person;

beforeAll(async () => {
  server = await startServer();
  [ada, admin] = [await signUp({ server }), await signUpAdmin({ server })];
});
afterAll(() => server.close());

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

async function eventsWith(requestId: string) {
  const sql = openConnection(server.databaseUrl);
  const rows = await sql<{ kind: string; own: string | null }[]>`
    select kind, server_request_id::text as own from audit_events where request_id = ${requestId} order by id`;
  await sql.end();
  return [...rows];
}

test("two requests with one id stay two events", async () => {
  const requestId = "one-and-the-same";
  const headers = { authorization: `Bearer ${ada.token}`, "x-request-id": requestId };
  const administrators = { ...headers, authorization: `Bearer ${admin.token}` };
  const requests = [
    () => postJson(server, "/api/trpc/tasks.create", { title: "Once" }, headers),
    () => postJson(server, "/api/tasks", { title: "Twice" }, headers),
    () => postJson(server, "/api/auth/sign-in/email", { email: ada.email, password: "a wrong password" }, headers),
    () => postJson(server, "/api/auth/sign-in/email", { email: newEmail(), password: "a wrong password" }, headers),
    () => postJson(server, "/api/trpc/users.ban", { id: admin.userId, reason: "x" }, headers),
    () =>
      postJson(server, "/api/trpc/users.setRole", { id: ada.userId, role: "user", reason: "Asked" }, administrators),
    () => postJson(server, "/api/trpc/auditEvents.export", { format: "csv" }, administrators),
    () => server.fetch("/api/tasks", { headers: { ...headers, authorization: "Bearer nonsense" } }),
  ];
  for (const send of requests) await (await send()).text();
  await server.runtime.refusedTokens.flush();
  const events = await eventsWith(requestId);
  expect(events.length).toBeGreaterThanOrEqual(7);
  for (const { own } of events) expect(own).toMatch(uuid);
  expect(new Set(events.map(({ own }) => own)).size).toBe(events.length);
});

test("a caller cannot choose the server's own id", async () => {
  const own = "00000000-0000-4000-8000-00000000000a";
  const forged = { "x-keel-request-id": own, "x-request-id": "forged-by-header" };
  await postJson(server, "/api/auth/sign-in/email", { email: ada.email, password: "a wrong password" }, forged);
  await postJson(server, "/api/trpc/tasks.create", { title: "x" }, { ...forged, authorization: `Bearer ${ada.token}` });
  const events = await eventsWith("forged-by-header");
  expect(events).toHaveLength(2);
  for (const event of events) expect(event.own).not.toBe(own);
});

test("an id of 1 to 64 letters, digits, dots, dashes and underscores is echoed; any other gets one of ours", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.stringMatching(/^[\w.-]{1,70}$/),
        fc.stringMatching(/^[ -~]{1,20}$/).map((text) => text.trim()),
      ),
      async (given) => {
        const answer = await server.fetch("/healthz", { headers: { "x-request-id": given } });
        const echoed = answer.headers.get("x-request-id");
        const isTaken = /^[\w.-]{1,64}$/.test(given);
        expect([isTaken, echoed === given, uuid.test(echoed ?? "")]).toEqual([isTaken, isTaken, !isTaken]);
      },
    ),
  );
});

test("the log line of a request has both ids, and two lines with one caller's id differ", async () => {
  const { log, lines } = captureLog();
  const api = createApi({ ...server.runtime, log });
  for (let time = 0; time < 2; time += 1) {
    await api(new Request(`${server.runtime.origin}/api/nowhere`, { headers: { "x-request-id": "same" } }));
  }
  await api(new Request(`${server.runtime.origin}/api/nowhere`));
  expect(lines).toMatchObject([
    { requestId: "same", serverRequestId: expect.stringMatching(uuid) },
    { requestId: "same", serverRequestId: expect.stringMatching(uuid) },
    { requestId: expect.stringMatching(uuid), serverRequestId: expect.stringMatching(uuid) },
  ]);
  expect(new Set(lines.map((line) => line["serverRequestId"])).size).toBe(3);
  expect(lines[2]?.["requestId"]).toBe(lines[2]?.["serverRequestId"]);
});
