import { expect, test } from "vitest";
import { inputOf } from "~/testing/features";
import { type Person, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { claimsOf } from "~/testing/people/tokens";
import { callerAs } from "~/testing/server/caller";
import { newClient } from "~/testing/sync/client";
import { proceduresOf } from "../operations/catalogue";
import { appRouter } from "../router";
import { replayableNames } from "./replayable";

const replayable = [...replayableNames(appRouter)];
const meta = new Map(proceduresOf(appRouter).map((procedure) => [procedure.name, procedure.meta]));

async function personWith(deletedAt: string | undefined): Promise<{ ada: Person; input: (name: string) => unknown }> {
  const ada = await signUp();
  const [planted] = await plantTasks(ada, [deletedAt === undefined ? {} : { deletedAt }]);
  const given = { task: planted?.id ?? "", session: String(claimsOf(ada)["sid"]), person: ada.userId };
  return { ada, input: (name) => inputOf(name, given) };
}

test.each(replayable)(
  "%s is done for its caller alone, and asks for nothing that a device cannot give days later",
  (name) => {
    const { permission, stepUp, onlineOnly, audit } = meta.get(name) ?? {};
    expect([permission, stepUp, onlineOnly]).toEqual([undefined, undefined, undefined]);
    expect(audit).toBeDefined();
  },
);

test.each(
  replayable.flatMap((name) => [undefined, "2026-11-20T12:00:00.000Z"].map((deletedAt) => ({ name, deletedAt }))),
)(
  "$name is applied once however often its command comes, and answers the row that it changed (trashed: $deletedAt)",
  async ({ name, deletedAt }) => {
    const { ada, input } = await personWith(deletedAt);
    const client = newClient(ada);
    const command = client.command(name, input(name));
    const first = await client.push([command]);
    // It need not apply to a task in the trash.
    const done = { ok: true, task: { userId: ada.userId } };
    expect(first.outcomes).toMatchObject([deletedAt === undefined ? done : { number: 1 }]);
    const { sync } = callerAs(ada);
    const { cursor } = await sync.changes.query();
    expect(await client.push([command, command])).toMatchObject({ outcomes: [{ number: 1 }, first.outcomes[0]] });
    expect(await sync.changes.query({ since: cursor })).toMatchObject({ reset: false, tasks: [] });
  },
);

test.each(replayable)("%s says what shall be: given as two commands it leaves the task as one does", async (name) => {
  const { ada, input } = await personWith(undefined);
  const client = newClient(ada);
  const [given] = [input(name)];
  const { outcomes } = await client.push([client.command(name, given), client.command(name, given)]);
  const [once] = (await client.push([client.command("noop", {})])).outcomes;
  expect([outcomes[0], outcomes[1], once]).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
  const after = (await callerAs(ada).sync.changes.query()).tasks;
  await client.push([client.command(name, given)]);
  const again = (await callerAs(ada).sync.changes.query()).tasks;
  const content = (tasks: typeof after) =>
    tasks.map(({ title, completed, tags, priority, dueOn, description }) => ({
      title,
      completed,
      tags,
      priority,
      dueOn,
      description,
    }));
  expect(content(again)).toEqual(content(after));
  expect(again.map(({ deletedAt }) => deletedAt === null)).toEqual(after.map(({ deletedAt }) => deletedAt === null));
});
