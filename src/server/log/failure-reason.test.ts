import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { captureLog } from "~/testing/server/log";
import { signUp } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";
import { serve, startServer, type TestServer } from "~/testing/server/runtime";
import { failureReason, reasonWhileDeveloping } from "./failure-reason";

const servers: TestServer[] = [];
beforeAll(async () => {
  servers.push(await startServer({ NODE_ENV: "development" }), await startServer());
  for (const { databaseUrl } of servers) {
    const owner = openConnection(databaseUrl);
    await owner`alter table tasks rename to mislaid`;
    await owner.end();
  }
});
afterAll(() => Promise.all(servers.map(({ close }) => close())));

const title = "my diary entry";

/** Returns what the log says when a procedure fails unexpectedly over tRPC and REST. */
async function failuresAt(server: TestServer | undefined) {
  if (server === undefined) throw new Error("There is no such server.");
  const captured = captureLog();
  const watched = serve({ ...server.runtime, log: captured.log }, server.databaseUrl);
  const ada = await signUp({ server });
  const rest = await restAs({ ...ada, server: watched })("POST", "/api/tasks", { title });
  const rpc = await watched.fetch("/api/trpc/tasks.create", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${ada.token}` },
    body: JSON.stringify({ title }),
  });
  const answers = [rest.status, JSON.stringify(rest.body), rpc.status, await rpc.text()].join("\n");
  const reasons = captured.lines.filter(({ event }) => event === "procedure_failed").map(({ reason }) => reason);
  return { answers, reasons, text: captured.text() };
}

test("during development the log says what failed in a procedure, and in which line of the sources", async () => {
  const { answers, reasons, text } = await failuresAt(servers[0]);
  expect(reasons).toHaveLength(2);
  for (const reason of reasons) {
    expect(reason).toMatchObject({
      name: "DatabaseError",
      code: "42P01",
      message: expect.stringContaining("PostgreSQL answered 42P01"),
      stack: expect.stringMatching(/DatabaseError: PostgreSQL answered 42P01[\s\S]+\n +at .+src\/.+\.ts:\d+:\d+/),
    });
  }
  expect(text).not.toContain(title);
  expect(answers).not.toMatch(/42P01|\.ts:/);
});

test("in production it gives the kind and the place, and no personal data", async () => {
  const { reasons } = await failuresAt(servers[1]);
  expect(reasons).toHaveLength(2);
  for (const reason of reasons) {
    expect(reason).toMatchObject({ name: "DatabaseError", code: "42P01", at: expect.any(Array) });
    expect(Object.keys(Object(reason))).toEqual(["name", "code", "at"]);
  }
});

const failures: [string, unknown][] = [
  ["an error", new ReferenceError("hunter2 is not defined")],
  ["an error behind another", new Error("wrapped hunter2", { cause: new TypeError("hunter2") })],
  ["what is no error", "hunter2"],
];

test.each(failures)("a thrown value is logged during development, and only then: %s", (_what, thrown) => {
  expect(JSON.stringify(failureReason(thrown, { NODE_ENV: "development" }))).toContain("hunter2");
  const { at: _places, ...kind } = { at: [], ...failureReason(thrown, { NODE_ENV: "production" }) };
  expect(JSON.stringify(kind)).not.toContain("hunter2");
  expect(reasonWhileDeveloping(thrown, { NODE_ENV: "production" })).toEqual({});
  expect(reasonWhileDeveloping(thrown, { NODE_ENV: "development" })).toHaveProperty("reason");
});
