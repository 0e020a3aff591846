import fc from "fast-check";
import type { TaskCommand } from "~/features/tasks/store/copy/task-effects";
import { fold } from "~/shared/text/fold";

const text = fc.constantFrom("Read", "Write", "Étude");
const tag = fc.constantFrom("home", "Home", "büro", "work");
const tags = fc.uniqueArray(tag, { maxLength: 3, selector: fold });
const day = fc.constantFrom("2026-12-01", "2026-12-02");
const moment = fc.constantFrom("2026-12-01T08:00:00.000Z", "2026-12-02T20:00:00.000Z");

const repeat = fc.constantFrom(
  "FREQ=DAILY",
  "FREQ=DAILY;COUNT=2",
  "FREQ=WEEKLY;BYDAY=MO,TH",
  "FREQ=DAILY;X-FROM=COMPLETION",
);
const timeZone = fc.constantFrom("UTC", "Pacific/Auckland", "America/New_York");

const nothing = fc.constant<string[]>([]);

const fields = fc.oneof(
  fc.record({ title: text, was: fc.constant({}) }),
  fc.record({ description: fc.oneof(text, fc.constant("")), was: fc.constant({}) }),
  fc.record({ priority: fc.constantFrom("low" as const, "high" as const), completed: fc.boolean() }),
  fc.record({ dueOn: fc.option(day) }),
  fc.record({ dueAt: fc.option(moment) }),
  fc.record({ deadlineOn: fc.option(day) }),
  fc.record({ repeat: fc.option(repeat) }),
  fc.record({ repeat, completed: fc.boolean(), timeZone }),
  fc.record({ tags }),
  fc.record({ tagChanges: fc.record({ add: tags, remove: nothing }) }),
  fc.record({ tagChanges: fc.record({ add: nothing, remove: tags }) }),
);

const ofMany = fc.oneof(
  fc.record({ priority: fc.constantFrom("low" as const, "high" as const), deadlineOn: fc.option(day) }),
  fc.record({ dueOn: fc.option(day) }),
  fc.record({ dueAt: fc.option(moment) }),
  fc.record({ tagChanges: fc.record({ add: tags, remove: nothing }) }),
  fc.record({ tagChanges: fc.record({ add: nothing, remove: tags }) }),
);

/** Changes that a user may make to the task with this id. */
export const randomCommand = (id: string): fc.Arbitrary<TaskCommand> =>
  fc.oneof(
    fc.record({
      procedure: fc.constant("tasks.create" as const),
      input: fc.record({ id: fc.constant(id), title: text, tags, dueAt: fc.option(moment), repeat: fc.option(repeat) }),
    }),
    fc.record({
      procedure: fc.constant("tasks.update" as const),
      input: fields.map((given) => Object.assign({ id }, given)),
    }),
    fc.record({
      procedure: fc.constant("tasks.setCompleted" as const),
      input: fc.record({ id: fc.constant(id), completed: fc.boolean(), timeZone }),
    }),
    fc.record({
      procedure: fc.constant("tasks.skip" as const),
      input: fc.record({ id: fc.constant(id), day: fc.option(day), timeZone }),
    }),
    fc.record({ procedure: fc.constantFrom("tasks.delete" as const), input: fc.constant({ id }) }),
    fc.record({ procedure: fc.constantFrom("tasks.restore" as const), input: fc.constant({ id }) }),
    fc.record({
      procedure: fc.constant("tasks.completeMany" as const),
      input: fc.record({ ids: fc.constant<string[]>([id]), completed: fc.boolean(), timeZone }),
    }),
    fc.record({
      procedure: fc.constantFrom("tasks.deleteMany" as const, "tasks.restoreMany" as const),
      input: fc.record({ ids: fc.constant<string[]>([id]) }),
    }),
    fc.record({
      procedure: fc.constant("tasks.moveMany" as const),
      input: fc
        .record({ position: fc.constantFrom("a0", "a1") })
        .map((own) => ({ ids: [id], projectId: null, each: [Object.assign(own, { ids: [id] })] })),
    }),
    fc.record({
      procedure: fc.constant("tasks.renameTag" as const),
      input: fc.record({ tag, to: tag }),
    }),
    fc.record({ procedure: fc.constant("tasks.deleteTag" as const), input: fc.record({ tag }) }),
    fc.record({
      procedure: fc.constant("tasks.updateMany" as const),
      input: fc
        .record({ all: ofMany, own: fc.option(ofMany) })
        .map(({ all, own }) =>
          Object.assign(all, { ids: [id] }, own !== null && { each: [Object.assign(own, { ids: [id] })] }),
        ),
    }),
  );
