import fc from "fast-check";
import { expect } from "vitest";
import type { Command } from "~/client/sync/command";
import { newUuid } from "~/shared/uuidv7";
import { signUp } from "../people/people";
import { newClient } from "./client";
import { pulledCopy } from "./pulled-copy";

type Copy = ReturnType<typeof pulledCopy>;
type Call = Pick<Command, "procedure"> & { input: unknown };

interface WaitingProperty<Ids, Row extends { id: string }> {
  /** Returns the ids that one run is about. */
  newIds: (ids: (count: number) => string[]) => Ids;
  /** What there is before any of the commands. */
  plant: (ids: Ids) => readonly Call[];
  /** Any change of these rows. */
  commandOf: (ids: Ids) => fc.Arbitrary<Command>;
  /** Returns the rows as they are shown, without the fields that the server sets. */
  rowsIn: (kinds: Copy["kinds"]) => Row[];
  onRun?: (run: { acts: readonly Command[]; known: Row[]; shown: Row[] }) => void;
}

/** Returns any calls of a procedure with such an input. */
export const call = <Procedure extends Command["procedure"], Input>(procedure: Procedure, input: fc.Arbitrary<Input>) =>
  fc.record({ procedure: fc.constant(procedure), input });

/** Expects that rows with any commands on top are those of the server once it has carried them out. */
export async function expectShownAsCarriedOut<Ids, Row extends { id: string }>({
  newIds,
  plant,
  commandOf,
  rowsIn,
  onRun,
}: WaitingProperty<Ids, Row>): Promise<void> {
  const ada = await signUp();
  const client = newClient(ada);
  const shownIn = ({ kinds }: Copy) => rowsIn(kinds).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const number = (commands: readonly Call[]) => {
    const start = Date.now() - 2 * commands.length;
    return commands.map(({ procedure, input }, at) =>
      client.command(procedure, input, { at: new Date(start + 2 * at).toISOString() }),
    );
  };
  const pulled = async () => {
    const copy = pulledCopy(ada);
    await copy.pull();
    return copy;
  };
  const commandsOf = (ids: Ids) => fc.array(commandOf(ids), { minLength: 1, maxLength: 12 });
  const runs = fc
    .constant(undefined)
    .map(() => newIds((count) => Array.from({ length: count }, newUuid)))
    .chain((ids) => fc.record({ ids: fc.constant(ids), before: commandsOf(ids), acts: commandsOf(ids) }));
  await fc.assert(
    fc.asyncProperty(runs, async ({ ids, before, acts }) => {
      await client.push(number([...plant(ids), ...before]));
      const copy = await pulled();
      const known = shownIn(copy);
      const numbered = number(acts);
      copy.show(acts.map((command, at) => ({ command, at: numbered[at]?.at ?? "" })));
      const shown = shownIn(copy);
      await client.push(numbered);
      expect(shown).toEqual(shownIn(await pulled()));
      onRun?.({ acts, known, shown });
    }),
    { numRuns: 40, endOnFailure: true },
  );
}

/** Commands that add these tasks, which repeat. */
export const repeatingTasks = (ids: readonly string[]): Call[] =>
  ids.map((id) => ({
    procedure: "tasks.create",
    input: { id, title: "Water", dueOn: "2030-01-01", repeat: "FREQ=DAILY" },
  }));

/** Any change of these tasks that what belongs to them follows. */
export const changeOfTask = (task: fc.Arbitrary<string>) =>
  fc.oneof(
    call("tasks.delete", fc.record({ id: task })),
    call("tasks.restore", fc.record({ id: task })),
    call("tasks.setCompleted", fc.record({ id: task, completed: fc.boolean() })),
  );
