import { expect, test } from "vitest";
import { inputOf } from "~/testing/features";
import { givenOf } from "~/testing/people/given";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { newClient } from "~/testing/sync/client";
import { proceduresOf } from "../operations/catalogue";
import type { Feature } from "../operations/feature";
import { appRouter, features } from "../router";
import { replayableNames } from "./replayable";

const replayable = [...replayableNames(appRouter)];
/** Returns the name under which the outcome of a command carries the row. */
const rowOf = (name: string) =>
  Object.entries<Feature>(features).find(([feature]) => name.startsWith(`${feature}.`))?.[1].synced?.singular ?? "";
const meta = new Map(proceduresOf(appRouter).map((procedure) => [procedure.name, procedure.meta]));

async function personWith(
  deletedAt: string | undefined,
): Promise<{ ada: Person; input: (name: string) => object | undefined }> {
  const ada = await signUp();
  const given = await givenOf(ada, { deletedAt });
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
    // It need not apply to what is in the trash. The rows of a command about many or about a tag come with the change feed.
    const isAboutMany = ["ids", "tag"].some((field) => field in (input(name) ?? {}));
    const done = { ok: true, ...(!isAboutMany && { [rowOf(name)]: { userId: ada.userId } }) };
    expect(first.outcomes).toMatchObject([deletedAt === undefined ? done : { number: 1 }]);
    const { sync } = callerAs(ada);
    const { cursor } = await sync.changes.query();
    expect(await client.push([command, command])).toMatchObject({ outcomes: [{ number: 1 }, first.outcomes[0]] });
    expect(await sync.changes.query({ since: cursor })).toMatchObject({
      reset: false,
      tasks: [],
      projects: [],
      sections: [],
      views: [],
      reminders: [],
      comments: [],
      tags: [],
    });
  },
);

test.each(replayable)("%s says what shall be: given as two commands it leaves the rows as one does", async (name) => {
  const { ada, input } = await personWith(undefined);
  const client = newClient(ada);
  const [given] = [input(name)];
  const { outcomes } = await client.push([client.command(name, given), client.command(name, given)]);
  const [once] = (await client.push([client.command("noop", {})])).outcomes;
  expect([outcomes[0], outcomes[1], once]).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
  const everything = async () => {
    const { tasks, projects, sections, views, reminders, comments, tags } = await callerAs(ada).sync.changes.query();
    return [...tasks, ...projects, ...sections, ...views, ...reminders, ...comments, ...tags];
  };
  const after = await everything();
  await client.push([client.command(name, given)]);
  const again = await everything();
  const content = (rows: typeof after) =>
    rows
      .map(({ version: _version, updatedAt: _updatedAt, deletedAt, ...row }) => ({
        ...row,
        isTrashed: deletedAt !== null,
      }))
      .toSorted((a, b) => a.id.localeCompare(b.id));
  expect(content(again)).toEqual(content(after));
});
