import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "~/client/sync/command";
import { newUuid } from "~/shared/uuidv7";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { newClient } from "~/testing/sync/client";
import { pulledCopy } from "~/testing/sync/pulled-copy";
import { maxLevels } from "../constants";
import type { Task } from "../store/task";
import { followingId } from "./following-id";

/** The parents of the planted tasks, the first of which repeats, and one below it, too. */
const parents = [null, 0, 1, 0, null] as const;
const count = parents.length;
const timeZone = fc.constantFrom("UTC", "Pacific/Auckland");

/** Commands about the tasks at these places: planted ones, new ones, and the ones that follow them, twice over. */
const act = fc.record({
  place: fc.oneof(fc.constant(0), fc.nat({ max: count })),
  generation: fc.constantFrom(0, 0, 0, 1, 1, 2),
  other: fc.nat({ max: count }),
  otherGeneration: fc.constantFrom(0, 0, 1),
  completed: fc.boolean(),
  timeZone,
  /** The first days on which the planted tasks are due. */
  day: fc.constantFrom("2026-12-01", "2026-12-01", "2026-12-03", "2026-12-05", null),
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant("setCompleted" as const) },
    { weight: 3, arbitrary: fc.constant("skip" as const) },
    fc.constantFrom(
      "completeMany",
      "completeAll",
      "title",
      "dueOn",
      "create",
      "move",
      "delete",
      "restore",
      "both",
      "repeat",
    ),
  ),
});
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

function commandOf(
  { place, generation, other, otherGeneration, completed, timeZone: zone, day, kind }: Act,
  ids: string[],
): Command {
  const idAt = (at: number, times: number) =>
    Array.from({ length: times }).reduce<string>((id) => followingId(id), ids[at] ?? "");
  const [id, otherId] = [idAt(place, generation), idAt(other, otherGeneration)];
  if (kind === "setCompleted") return { procedure: "tasks.setCompleted", input: { id, completed, timeZone: zone } };
  if (kind === "both") return { procedure: "tasks.update", input: { id, completed, priority: "high", timeZone: zone } };
  if (kind === "skip") return { procedure: "tasks.skip", input: { id, day, timeZone: zone } };
  if (kind === "title") return { procedure: "tasks.update", input: { id, title: "Changed", was: {} } };
  if (kind === "dueOn") return { procedure: "tasks.update", input: { id, dueOn: "2026-12-05" } };
  if (kind === "repeat") return { procedure: "tasks.update", input: { id, repeat: completed ? "FREQ=DAILY" : null } };
  if (kind === "create")
    return { procedure: "tasks.create", input: { id: newUuid(), title: "New", parentId: otherId } };
  if (kind === "move") return { procedure: "tasks.move", input: { id, parentId: otherId } };
  if (kind === "delete" || kind === "restore") return { procedure: `tasks.${kind}`, input: { id } };
  const named = kind === "completeAll" ? ids.slice(0, count) : [...new Set([id, otherId])];
  return { procedure: "tasks.completeMany", input: { ids: named, completed, timeZone: zone } };
}

const content = (rows: readonly Task[]) =>
  rows
    .map(({ version: _v, createdAt: _c, updatedAt: _u, completedAt: _a, deletedAt, ...task }) => ({
      ...task,
      isTrashed: deletedAt !== null,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

type Row = ReturnType<typeof content>[number];

/** Returns the tasks outside the trash that are in a circle, too deep or below one that is not there. */
function astray(rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const levelOf = (row: Row): number => {
    let level = 1;
    for (let next = row; next.parentId !== null && level <= maxLevels; level += 1) {
      const parent = byId.get(next.parentId);
      if (parent === undefined || parent.isTrashed) return Infinity;
      next = parent;
    }
    return level;
  };
  return rows.filter((row) => !row.isTrashed && levelOf(row) > maxLevels);
}

async function plant(ada: Person): Promise<string[]> {
  const { tasks } = callerAs(ada);
  const ids: string[] = [];
  for (const [at, parent] of parents.entries()) {
    const parentId = parent === null ? null : (ids[parent] ?? null);
    const repeat = at === 0 || at === 3 ? "FREQ=DAILY;INTERVAL=2" : null;
    const dates = at === 2 ? { dueAt: "2026-12-01T08:00:00.000Z", deadlineOn: "2026-12-03" } : { dueOn: "2026-12-01" };
    ids.push((await tasks.create.mutate({ title: `Task ${at}`, parentId, repeat, ...dates })).id);
  }
  return ids;
}

test("subtasks of what repeats are shown, with commands that wait, as the server makes them once it has carried those out", async () => {
  const ada = await signUp();
  const database = openConnection(ada.server.databaseUrl);
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), fc.nat({ max: 3 }), async (acts, sent) => {
      await database`delete from tasks where user_id = ${ada.userId}`;
      const ids = [...(await plant(ada)), newUuid()];
      const commands = acts.map((each) => commandOf(each, ids));
      const client = newClient(ada);
      const start = Date.now() - commands.length;
      const numbered = commands.map(({ procedure, input }, at) =>
        client.command(procedure, input, { at: new Date(start + at).toISOString() }),
      );
      // The copy knows what the first ones did, and the others wait.
      if (sent > 0) await client.push(numbered.slice(0, sent));
      const { kinds, pull, show } = pulledCopy(ada);
      await pull();
      show(commands.slice(sent).map((command, at) => ({ command, at: numbered[at + sent]?.at ?? "" })));
      const shown = content(kinds.tasks.store.list());
      if (numbered.length > sent) await client.push(numbered.slice(sent));
      const stored = content((await callerAs(ada).sync.changes.query()).tasks);
      expect(shown).toEqual(stored);
      expect(astray(stored)).toEqual([]);
    }),
    { numRuns: 30, endOnFailure: true },
  );
  await database.end();
});
