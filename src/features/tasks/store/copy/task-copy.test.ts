import fc from "fast-check";
import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { fold } from "~/shared/text/fold";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { now, randomListInput, randomTask } from "~/testing/people/random-tasks";
import { plantTasks, walkTasks } from "~/testing/people/tasks";
import { callerAs, callerAt } from "~/testing/server/caller";
import { pulledCopy } from "~/testing/sync/pulled-copy";
import { exampleTask } from "../../example";
import type { TagCount } from "../lists/task-counts";
import { createCopySource } from "./copy-source";
import { taskKind } from "./task-kind";
import { createTagCounts, createTaskCounts, createTaskList, holdsList } from "./task-views";
import { noneArchived } from "../../list/filters/archived";

const timeZone = "Pacific/Auckland";
const clock = clockAt(now, { timeZone, locale: "en" });

function copyOf(person: Person) {
  const { kinds, pull } = pulledCopy(person);
  return { store: kinds.tasks.store, pull };
}

/** Lowercases tags, because either of two spellings of the same age may be shown. */
const asFolded = (tags: TagCount[]) => tags.map((entry) => ({ ...entry, tag: fold(entry.tag) }));

const change = fc.record({ at: fc.nat(), act: fc.constantFrom("complete", "delete", "restore", "rename", "tag") });

test("lists, counts and tags of the copy are those of the server, and stay so when tasks change", async () => {
  const ada = await signUp();
  const database = openConnection(ada.server.databaseUrl);
  const { tasks } = await callerAt(now, ada);
  const acts = {
    complete: (id: string) => tasks.setCompleted({ id }),
    delete: (id: string) => tasks.delete({ id }),
    restore: (id: string) => tasks.restore({ id }),
    rename: (id: string) => tasks.update({ id, title: "Äpfel and apple" }),
    tag: (id: string) => tasks.update({ id, tags: ["ÖL", "new"] }),
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomTask, { maxLength: 25 }),
      fc.array(randomListInput, { minLength: 4, maxLength: 8 }),
      fc.array(change, { maxLength: 4 }),
      async (planted, inputs, changes) => {
        await database`delete from tasks where user_id = ${ada.userId}`;
        const stored = await plantTasks(ada, planted);
        const { store, pull } = copyOf(ada);
        await pull();
        const lists = inputs.map((input) => ({ input, view: createTaskList(store, input, now, noneArchived) }));
        const [counts, tags] = [createTaskCounts(store, clock, noneArchived), createTagCounts(store, noneArchived)];
        for (const view of [...lists.map((list) => list.view), counts, tags]) view.subscribe(() => view.read());
        const compare = async () => {
          for (const { input, view } of lists) expect(view.read()).toEqual(await walkTasks(tasks, input));
          expect(counts.read()).toEqual(await tasks.counts({ timeZone }));
          expect(asFolded(tags.read())).toEqual(asFolded(await tasks.tags()));
        };
        await compare();
        for (const { at, act } of changes) {
          const id = stored[at % Math.max(1, stored.length)]?.id;
          // A task in the trash refuses most of them.
          if (id !== undefined) await acts[act](id).catch(() => undefined);
        }
        await pull();
        await compare();
      },
    ),
    { numRuns: 25 },
  );
  await database.end();
});

test("after a cursor that the server cannot read, everything is fetched anew", async () => {
  const ada = await signUp();
  const task = await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const { fetchPage } = createCopySource(ada.userId, callerAs(ada).sync);
  const first = await fetchPage(undefined);
  expect(first).toMatchObject({ reset: false, rows: { tasks: [task] } });
  expect(await fetchPage(first.cursor)).toMatchObject({ reset: false, rows: { tasks: [] } });
  for (const odd of ["", "of another version", `${first.cursor}.`]) {
    expect(await fetchPage(odd)).toMatchObject({ reset: true, rows: { tasks: [task] }, cursor: first.cursor });
  }
});

test("the copy holds projects, sections and tasks, each as the server has it", async () => {
  const ada = await signUp();
  const { projects, sections, tasks } = callerAs(ada);
  const { kinds, pull } = pulledCopy(ada);
  const project = await projects.create.mutate({ name: "Home" });
  await pull();
  const section = await sections.create.mutate({ projectId: project.id, name: "Balcony" });
  const place = { projectId: project.id, sectionId: section.id };
  const task = await tasks.create.mutate({ title: "Water", ...place });
  await pull();
  const read = () => [kinds.projects.store.list(), kinds.sections.store.list(), kinds.tasks.store.list()];
  expect(read()).toEqual([[project], [section], [task]]);
  const { deletedAt } = await projects.delete.mutate({ id: project.id });
  await pull();
  expect(read().flat()).toMatchObject([{ deletedAt }, { deletedAt }, { deletedAt }]);
});

test("a task of the server is read back from disk unchanged, and nothing else is accepted", async () => {
  const ada = await signUp();
  const task = await callerAs(ada).tasks.create.mutate({ title: "Read", tags: ["home"], dueOn: "2026-11-20" });
  const { parse } = taskKind(ada.userId);
  expect(parse(task)).toBe(task);
  const kept = { ...exampleTask, userId: ada.userId };
  expect(parse(kept)).toBe(kept);
  for (const field of Object.keys(task)) {
    expect(parse({ ...task, [field]: undefined })).toBeUndefined();
    expect(parse({ ...task, [field]: { odd: true } })).toBeUndefined();
  }
  for (const odd of [undefined, null, "task", 7, [], { ...task, tags: [1] }, { ...task, priority: "urgent" }]) {
    expect(parse(odd)).toBeUndefined();
  }
  for (const field of ["dueOn", "dueAt", "createdAt", "updatedAt", "completedAt", "deletedAt"])
    for (const odd of ["", "soon", "2026-99-99", "2026-11-20T99:00:00.000Z"])
      expect(parse({ ...task, [field]: odd }), `${field} ${odd}`).toBeUndefined();
});

test("another user's task is not read back, and an answer that holds one is refused whole", async () => {
  const [ada, bob] = [await signUp(), await signUp()];
  const task = await callerAs(bob).tasks.create.mutate({ title: "Read" });
  const { parse } = taskKind(ada.userId);
  const { fetchPage } = createCopySource(ada.userId, callerAs(bob).sync);
  expect(parse(task)).toBeUndefined();
  await expect(fetchPage(undefined)).rejects.toThrow("another user's rows");
});

test("a task leaves the copy thirty days after it was deleted, as it leaves the trash of the server", () => {
  const { isGone } = taskKind(exampleTask.userId);
  const deleted = (deletedAt: string | null) => ({ ...exampleTask, deletedAt });
  expect(isGone(deleted(null), now)).toBe(false);
  expect(isGone(deleted("2026-10-21T10:30:00.000Z"), now)).toBe(false);
  expect(isGone(deleted("2026-10-21T10:29:59.999Z"), now)).toBe(true);
});

test("above the limit the tasks completed longest ago are left out, and lists that could hold them come from the server", () => {
  const { leavesOutBy } = taskKind(exampleTask.userId);
  const done = { ...exampleTask, completed: true, completedAt: now };
  expect(leavesOutBy(done)).toBe(now);
  expect(leavesOutBy(exampleTask)).toBeUndefined();
  expect(leavesOutBy({ ...done, deletedAt: now })).toBeUndefined();
  const list = { trash: false, completed: "pending", sort: "title", order: "asc", timeZone, limit: 50 } as const;
  expect(holdsList("missing", list)).toBe(false);
  for (const [status, expected] of [
    ["whole", true],
    ["partial", false],
  ] as const) {
    expect(holdsList(status, list)).toBe(true);
    expect(holdsList(status, { ...list, trash: true, completed: "all" })).toBe(true);
    expect(holdsList(status, { ...list, completed: "all" })).toBe(expected);
    expect(holdsList(status, { ...list, completed: "completed" })).toBe(expected);
  }
});
