import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { purgeTrashJob } from "~/features/tasks/trash/trash";
import { openConnection } from "~/testing/database/database";
import { unheardChanges } from "~/testing/database/unheard-changes";
import { inputOf } from "~/testing/features";
import type { Given } from "~/testing/feature-testing";
import { givenOf } from "~/testing/people/given";
import { type Person, signUp } from "~/testing/people/people";
import { asBearer, send } from "~/testing/server/responses";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { asOwnerOf } from "../db/owner";
import { proceduresOf } from "../operations/catalogue";
import { appRouter } from "../router";
import { replayableNames } from "./replayable";

let server: TestServer;
let database: ReturnType<typeof openConnection>;

beforeAll(async () => {
  server = await startServer();
  database = openConnection(server.databaseUrl);
});
afterAll(async () => {
  await database.end();
  await server.close();
});

const mutations = proceduresOf(appRouter).filter(({ definition }) => definition.type === "mutation");
const advice = "change rows of a synced table by insertion or update of server/sync/change.ts alone";

async function personWith(deletedAt?: string): Promise<{ ada: Person; given: Given }> {
  const ada = await signUp({ server });
  return { ada, given: await givenOf(ada, { deletedAt }) };
}

describe("a mutation that changes a synced row moves its owner's clock, and the row carries its number", () => {
  const changing = new Set<string>();

  test.each(mutations.map(({ name }) => name))("%s", async (name) => {
    for (const deletedAt of [undefined, "2026-11-20T12:00:00.000Z"]) {
      const { ada, given } = await personWith(deletedAt);
      const input = inputOf(name, given);
      const { changed, faults } = await unheardChanges(database, () => send(asBearer(ada), name, input));
      expect(faults, advice).toEqual([]);
      if (changed > 0) changing.add(name);
    }
  });

  test("and some do, or this would prove nothing", () => {
    const acts = {
      tasks: ["create", "update", "setCompleted", "delete", "restore"],
      projects: ["create", "update", "move", "delete", "restore"],
      sections: ["create", "update", "move", "delete", "restore"],
      views: ["create", "update", "move", "delete", "restore"],
      reminders: ["create", "update", "delete"],
      comments: ["create", "update", "delete", "restore"],
      tags: ["setColor"],
    };
    const names = Object.entries(acts).flatMap(([feature, all]) => all.map((name) => `${feature}.${name}`));
    expect([...changing]).toEqual(expect.arrayContaining(names));
  });

  test("and each may be repeated by a device, or says why it is done online only", () => {
    const declared = replayableNames(appRouter);
    const undeclared = mutations.filter(
      ({ name, meta }) => changing.has(name) && !declared.has(name) && meta.onlineOnly === undefined,
    );
    // Its commands call the other procedures.
    expect(
      undeclared.map(({ name }) => name),
      "build it from replayableProcedure, or declare `onlineOnly`",
    ).toEqual(["sync.push"]);
  });
});

test("so does what is gone for good", async () => {
  await personWith("2020-01-01T00:00:00.000Z");
  const asOwner = asOwnerOf(server.runtime.environment);
  const act = () => purgeTrashJob.run({ asOwner, now: "2026-11-20T12:00:00.000Z" });
  expect(await unheardChanges(database, act)).toEqual({ changed: expect.any(Number), faults: [] });
});

test.each([
  ["an update", "update tasks set title = 'x', version = version + 1", /clock stands still/],
  ["an update that keeps the version", "update tasks set title = 'x'", /stays version 1/],
  [
    "a row that is put there",
    "insert into tasks (user_id, id, title) select user_id, uuidv7(), 'x' from tasks",
    /still/,
  ],
  ["a number out of the air", "update tasks set title = 'x', version = version + 1, seq = 77", /has number 77/],
  ["a deletion", "delete from tasks", /the floor is below it/],
])("%s past the clock would be seen", async (_what, statement, fault) => {
  const { ada } = await personWith();
  const { faults } = await unheardChanges(database, () =>
    database.unsafe(`${statement} where user_id = '${ada.userId}'`),
  );
  expect(faults.join("\n")).toMatch(fault);
});
