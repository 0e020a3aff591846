import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { auditEntries } from "~/testing/people/audit-log";
import { testServer } from "~/testing/server/runtime";
import { createAudit } from "./audit";

const caller = { actorId: uuidv7(), requestId: "bound-once-0001", address: "192.0.2.7", userAgent: "curl/8" };

test("an entry holds what is bound to the call, and what it says itself", async () => {
  const server = await testServer();
  const { db } = server.runtime.database;
  const userId = uuidv7();
  const audit = createAudit({ kind: "user.banned", ...caller });
  await audit.record(db, { userId, reason: "spam" });
  await audit.record(db, { userId, outcome: "failure", reason: "forbidden" });
  const bound = { kind: "user.banned", actor_id: caller.actorId, address: "192.0.2.7", user_agent: "curl/8" };
  expect(await auditEntries(server, { userId })).toEqual([
    expect.objectContaining({ ...bound, outcome: "success", reason: "spam" }),
    expect.objectContaining({ ...bound, outcome: "failure", reason: "forbidden" }),
  ]);
});
