import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { auditEntries } from "~/testing/people/audit-log";
import { nilUserId } from "../../audit/table";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const requestWith = (token: string, address: string, requestId = uuidv7()) =>
  server.fetch("/api/tasks", {
    headers: { authorization: `Bearer ${token}`, "x-keel-client-address": address, "x-request-id": requestId },
  });
const refusals = async () =>
  (await auditEntries(server, { userId: nilUserId })).filter(({ kind }) => kind === "token.refused");

test("refused tokens are told once a minute for each address and reason, with how many there were", async () => {
  for (let time = 0; time < 3; time += 1) await requestWith("nonsense", "192.0.2.7", `first-${time}-of-them`);
  await requestWith("nonsense", "192.0.2.8");
  expect(await refusals()).toEqual([]);
  await server.runtime.refusedTokens.flush();
  await server.runtime.refusedTokens.flush();
  expect(await refusals()).toMatchObject([
    {
      reason: "malformed",
      address: "192.0.2.7",
      outcome: "failure",
      details: { count: 3 },
      request_id: "first-0-of-them",
    },
    { reason: "malformed", address: "192.0.2.8", outcome: "failure", details: { count: 1 } },
  ]);
});

test("a flood from a thousand addresses leaves a few rows, and every token is counted", async () => {
  const before = await refusals();
  const addresses = Array.from({ length: 1000 }, (_, index) => `198.51.${index >> 8}.${index & 255}`);
  for (const address of addresses) await requestWith("nonsense", address);
  await server.runtime.refusedTokens.flush();
  const told = (await refusals()).slice(before.length);
  expect(told.length).toBeLessThanOrEqual(201);
  expect(told.reduce((sum, { details }) => sum + Number(details.count), 0)).toBe(1000);
});

test("what could not be written is written the next time", async () => {
  const owner = openConnection(server.databaseUrl);
  const before = await refusals();
  await owner`alter table audit_events rename to elsewhere`;
  await requestWith("nonsense", "203.0.113.9");
  await server.runtime.refusedTokens.flush();
  await owner`alter table elsewhere rename to audit_events`;
  await owner.end();
  expect(await refusals()).toHaveLength(before.length);
  await server.runtime.refusedTokens.flush();
  expect((await refusals()).at(-1)).toMatchObject({ address: "203.0.113.9", details: { count: 1 } });
});
