import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "~/client/sync/command";
import { colors } from "~/shared/rows/colors";
import { signUp } from "~/testing/people/people";
import { newClient } from "~/testing/sync/client";
import { pulledCopy } from "~/testing/sync/pulled-copy";

const tag = fc.constantFrom("home", "Home", "büro", "buro", "work", "a & b");
const color = fc.option(fc.constantFrom(...colors.slice(0, 3)));

/** Changes that a user may make to tags and their colors. */
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ procedure: fc.constant("tags.setColor" as const), input: fc.record({ tag, color }) }),
  fc.record({ procedure: fc.constant("tasks.renameTag" as const), input: fc.record({ tag, to: tag }) }),
  fc.record({ procedure: fc.constant("tasks.deleteTag" as const), input: fc.record({ tag }) }),
);
const commands = fc.array(anyCommand, { minLength: 1, maxLength: 12 });

/** Returns the colors as they are shown, without the fields that the server sets. */
const shownIn = ({ kinds }: ReturnType<typeof pulledCopy>) =>
  kinds.tags.store
    .list()
    .map(({ id, userId, tag: name, color: given, deletedAt }) => {
      return { id, userId, tag: name, color: given, isDeleted: deletedAt !== null };
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));

test("colors with commands on top are those of the server once it has carried them out", async () => {
  const ada = await signUp();
  const client = newClient(ada);
  let carried = 0;
  await fc.assert(
    fc.asyncProperty(fc.record({ before: commands, acts: commands }), async ({ before, acts }) => {
      const number = (given: readonly Command[]) => {
        const start = Date.now() - 2 * given.length;
        return given.map(({ procedure, input }, at) =>
          client.command(procedure, input, { at: new Date(start + 2 * at).toISOString() }),
        );
      };
      await client.push(number(before));
      const copy = pulledCopy(ada);
      await copy.pull();
      const known = shownIn(copy);
      const numbered = number(acts);
      copy.show(acts.map((command, at) => ({ command, at: numbered[at]?.at ?? "" })));
      const shown = shownIn(copy);
      await client.push(numbered);
      const fresh = pulledCopy(ada);
      await fresh.pull();
      expect(shown).toEqual(shownIn(fresh));
      const isRenamed = acts.some(({ procedure }) => procedure === "tasks.renameTag");
      if (isRenamed && JSON.stringify(shown) !== JSON.stringify(known)) carried += 1;
    }),
    { numRuns: 40, endOnFailure: true },
  );
  expect(carried).toBeGreaterThan(5);
});
