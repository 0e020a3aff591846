import fc from "fast-check";
import { expect, test } from "vitest";
import { newUuid } from "~/shared/uuidv7";
import { signUp } from "~/testing/people/people";
import { newClient } from "~/testing/sync/client";
import { pulledCopy } from "~/testing/sync/pulled-copy";
import { randomPlaceCommand } from "~/testing/sync/random-place-commands";

type Kinds = ReturnType<typeof pulledCopy>["kinds"];

/** Returns the rows as they are shown, without the fields that the server sets. */
function shownIn({ projects, sections, tasks }: Kinds) {
  return {
    projects: projects.store.list().map(({ id, name, color, position, archivedAt, deletedAt }) => {
      return { id, name, color, position, isArchived: archivedAt !== null, isTrashed: deletedAt !== null };
    }),
    sections: sections.store.list().map(({ id, projectId, name, position, deletedAt }) => {
      return { id, projectId, name, position, isTrashed: deletedAt !== null };
    }),
    tasks: tasks.store.list().map(({ deletedAt, version: _version, updatedAt: _updatedAt, ...task }) => {
      return Object.assign(task, { isTrashed: deletedAt !== null });
    }),
  };
}

const sorted = (rows: ReturnType<typeof shownIn>) =>
  Object.values(rows).map((list) => list.toSorted((one, other) => (one.id < other.id ? -1 : 1)));

const ids = (count: number) => Array.from({ length: count }, newUuid);

test("projects, sections and tasks with commands on top are those of the server once it has carried them out", async () => {
  const ada = await signUp();
  const client = newClient(ada);
  const runs = fc
    .constant(undefined)
    .map(() => ({ projects: ids(2), sections: ids(3), tasks: ids(4) }))
    .chain((rows) => fc.record({ rows: fc.constant(rows), before: commandsOf(rows, 12), acts: commandsOf(rows, 12) }));
  await fc.assert(
    fc.asyncProperty(runs, async ({ rows, before, acts }) => {
      const number = (commands: readonly { procedure: string; input: unknown }[]) => {
        const start = Date.now() - 2 * commands.length;
        return commands.map(({ procedure, input }, at) =>
          client.command(procedure, input, { at: new Date(start + 2 * at).toISOString() }),
        );
      };
      // A device without all rows does not know that a project or a section does not exist.
      const projects = rows.projects.map((id) => ({ procedure: "projects.create", input: { id, name: "Home" } }));
      const sections = rows.sections.map((id, at) => {
        return { procedure: "sections.create", input: { id, projectId: rows.projects[at % 2], name: "Balcony" } };
      });
      await client.push(number([...projects, ...sections, ...before]));
      const copy = pulledCopy(ada);
      await copy.pull();
      const numbered = number(acts);
      copy.show(acts.map((command, at) => ({ command, at: numbered[at]?.at ?? "" })));
      const shown = sorted(shownIn(copy.kinds));
      await client.push(numbered);
      const fresh = pulledCopy(ada);
      await fresh.pull();
      expect(shown).toEqual(sorted(shownIn(fresh.kinds)));
      // What is carried out may stay on top of its outcome until everything has been fetched.
      await copy.pull();
      expect(sorted(shownIn(copy.kinds)).map((list) => list.map(({ id }) => id))).toEqual(
        shown.map((list) => list.map(({ id }) => id)),
      );
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

const commandsOf = (rows: Parameters<typeof randomPlaceCommand>[0], maxLength: number) =>
  fc.array(randomPlaceCommand(rows), { minLength: 1, maxLength });
