import fc from "fast-check";
import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { fold } from "~/shared/text/fold";
import { newUuid } from "~/shared/uuidv7";
import { openConnection } from "~/testing/database/database";
import { signUp } from "~/testing/people/people";
import { now, randomListInput, randomTask } from "~/testing/people/random-tasks";
import { plantTasks, walkTasks } from "~/testing/people/tasks";
import { callerAt } from "~/testing/server/caller";
import { newClient } from "~/testing/sync/client";
import { pulledCopy } from "~/testing/sync/pulled-copy";
import { randomCommand } from "~/testing/sync/random-commands";
import type { Task } from "../task";
import type { TagCount } from "../lists/task-counts";
import type { TaskCommand } from "./task-effects";
import { createTagCounts, createTaskCounts, createTaskList } from "./task-views";
import { noneArchived } from "../../list/filters/archived";

const timeZone = "Pacific/Auckland";
const clock = clockAt(now, { timeZone, locale: "en" });

/** Returns tasks without the fields that the server sets when it carries a command out. */
const content = (tasks: readonly Task[]) =>
  tasks.map(({ id, title, description, priority, dueOn, dueAt, tags, completed, deletedAt }) => {
    return { id, title, description, priority, dueOn, dueAt, tags, completed, isTrashed: deletedAt !== null };
  });
const asFolded = (tags: TagCount[]) => tags.map((entry) => ({ ...entry, tag: fold(entry.tag) }));

/** Random commands for tasks of this number, two of which are new. */
const commandsFor = (count: number) =>
  fc.array(
    fc.nat({ max: count + 1 }).chain((at) => fc.record({ at: fc.constant(at), command: randomCommand("placeholder") })),
    { minLength: 1, maxLength: 12 },
  );

test("lists, counts and tags with commands on top are those of the server once it has carried them out", async () => {
  const ada = await signUp();
  const database = openConnection(ada.server.databaseUrl);
  const client = newClient(ada);
  const { tasks } = await callerAt(now, ada);
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(randomTask, { maxLength: 8 })
        .chain((planted) => fc.record({ planted: fc.constant(planted), acts: commandsFor(planted.length) })),
      fc.array(randomListInput, { minLength: 4, maxLength: 8 }),
      async ({ planted, acts }, inputs) => {
        await database`delete from tasks where user_id = ${ada.userId}`;
        const ids = [...(await plantTasks(ada, planted)).map(({ id }) => id), newUuid(), newUuid()];
        const commands = acts.map(({ at, command }) => ofTask(command, ids[at] ?? newUuid(), ids));
        const start = Date.now() - commands.length;
        const numbered = commands.map(({ procedure, input }, at) =>
          client.command(procedure, input, { at: new Date(start + at).toISOString() }),
        );

        const { kinds, pull, show } = pulledCopy(ada);
        const { store } = kinds.tasks;
        await pull();
        const views = inputs.map((input) => createTaskList(store, input, now, noneArchived));
        const [counts, tags] = [createTaskCounts(store, clock, noneArchived), createTagCounts(store, noneArchived)];
        for (const view of [...views, counts, tags]) view.subscribe(() => view.read());
        show(commands.map((command, at) => ({ command, at: numbered[at]?.at ?? "" })));
        await client.push(numbered);

        for (const [at, input] of inputs.entries())
          expect(content(views[at]?.read() ?? [])).toEqual(content(await walkTasks(tasks, input)));
        expect(counts.read()).toEqual(await tasks.counts({ timeZone }));
        expect(asFolded(tags.read())).toEqual(asFolded(await tasks.tags()));
      },
    ),
    { numRuns: 20, endOnFailure: true },
  );
  await database.end();
});

/** Returns the same command for the task with this id, or if it is about many, for all of these. */
function ofTask(command: TaskCommand, id: string, all: string[]): TaskCommand {
  const { input } = command;
  if ("tag" in input) return command;
  if (!("ids" in input)) return Object.assign(command, { input: Object.assign(input, { id }) });
  for (const own of "each" in input ? (input.each ?? []) : []) own.ids = [id];
  input.ids = all;
  return command;
}
