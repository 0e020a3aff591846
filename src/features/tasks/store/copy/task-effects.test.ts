import fc from "fast-check";
import { expect, test } from "vitest";
import { applyCommand, type Command } from "~/client/sync/command";
import { fold } from "~/shared/text/fold";
import { newClient } from "~/testing/sync/client";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import type { Task } from "../task";
import { type OfTasks, taskEffects } from "./task-effects";

const text = fc.constantFrom("Read", "Write", "Étude");
const tags = fc.uniqueArray(fc.constantFrom("home", "Home", "büro", "work"), { maxLength: 3, selector: fold });
const day = fc.constantFrom("2026-12-01", "2026-12-02");
const moment = fc.constantFrom("2026-12-01T08:00:00.000Z", "2026-12-02T20:00:00.000Z");

const nothing = fc.constant<string[]>([]);

const fields = fc.oneof(
  fc.record({ title: text, was: fc.constant({}) }),
  fc.record({ description: fc.oneof(text, fc.constant("")), was: fc.constant({}) }),
  fc.record({ priority: fc.constantFrom("low" as const, "high" as const), completed: fc.boolean() }),
  fc.record({ dueOn: fc.option(day) }),
  fc.record({ dueAt: fc.option(moment) }),
  fc.record({ tags }),
  fc.record({ tagChanges: fc.record({ add: tags, remove: nothing }) }),
  fc.record({ tagChanges: fc.record({ add: nothing, remove: tags }) }),
);

/** A change that a user may make to one of two tasks. */
const act = (id: string): fc.Arbitrary<Command<OfTasks>> =>
  fc.oneof(
    fc.record({
      procedure: fc.constant("tasks.create" as const),
      input: fc.record({ id: fc.constant(id), title: text, tags, dueAt: fc.option(moment) }),
    }),
    fc.record({
      procedure: fc.constant("tasks.update" as const),
      input: fields.map((given) => Object.assign({ id }, given)),
    }),
    fc.record({
      procedure: fc.constant("tasks.setCompleted" as const),
      input: fc.record({ id: fc.constant(id), completed: fc.boolean() }),
    }),
    fc.record({ procedure: fc.constantFrom("tasks.delete" as const), input: fc.constant({ id }) }),
    fc.record({ procedure: fc.constantFrom("tasks.restore" as const), input: fc.constant({ id }) }),
  );

/** Returns a task without the fields that only the server sets. */
const content = ({ version: _version, updatedAt: _updatedAt, deletedAt, ...task }: Task) => ({
  ...task,
  isTrashed: deletedAt !== null,
});

test("a device shows its commands exactly as the server applies them", async () => {
  const ada = await signUp();
  const client = newClient(ada);
  const acts = fc
    .uuid({ version: 7 })
    .chain((id) => fc.record({ id: fc.constant(id), acts: fc.array(act(id), { minLength: 1, maxLength: 12 }) }));
  await fc.assert(
    fc.asyncProperty(acts, async ({ id, acts: commands }) => {
      const numbered = commands.map(({ procedure, input }) => client.command(procedure, input));
      let shown: Task | undefined;
      for (const [position, command] of commands.entries()) {
        const given = { at: numbered[position]?.at ?? "", userId: ada.userId };
        shown = applyCommand(taskEffects, shown, { ...command, ...given });
      }
      await client.push(numbered);
      const stored = (await callerAs(ada).sync.changes.query()).tasks.find((task) => task.id === id);
      expect(stored && content(stored)).toEqual(shown && content(shown));
    }),
    // A shorter sequence would concern a task that exists already.
    { numRuns: 25, endOnFailure: true },
  );
});
