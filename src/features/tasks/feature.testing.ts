import { uuidv7 } from "uuidv7";
import { callerAs } from "~/testing/server/caller";
import { type Person, signUp } from "~/testing/people/people";
import { alone, among, refused } from "~/testing/stories/story";
import type { TestingOf } from "~/testing/feature-testing";
import type { tasksFeature } from "./feature";

async function taskOf(person: Person): Promise<string> {
  const { id } = await callerAs(person).tasks.create.mutate({ title: "Read" });
  return id;
}
const ofAnother = async () => ({ id: await taskOf(await signUp()) });

export const tasksTesting = {
  inputs: {
    list: () => ({}),
    byId: ({ task }) => ({ id: task }),
    history: ({ task }) => ({ id: task }),
    create: () => ({ id: uuidv7(), title: "Read" }),
    update: ({ task }) => ({ id: task, title: "Ada's secret, changed" }),
    move: ({ task }) => ({ id: task, position: "a1" }),
    updateMany: ({ task }) => ({ ids: [task], priority: "high" }),
    completeMany: ({ task }) => ({ ids: [task], completed: true }),
    moveMany: ({ task, project }) => ({ ids: [task], projectId: project }),
    deleteMany: ({ task }) => ({ ids: [task] }),
    restoreMany: ({ task }) => ({ ids: [task] }),
    renameTag: () => ({ tag: "home", to: "house" }),
    deleteTag: () => ({ tag: "home" }),
    setCompleted: ({ task }) => ({ id: task, completed: true }),
    skip: ({ task }) => ({ id: task, day: "2000-01-01" }),
    delete: ({ task }) => ({ id: task }),
    restore: ({ task }) => ({ id: task }),
    purge: ({ task }) => ({ id: task }),
    purgeMany: ({ trashed }) => ({ ids: [trashed] }),
    emptyTrash: () => undefined,
    counts: () => ({}),
    tags: () => undefined,
  },
  exported: { tasks: taskOf, taskHistory: taskOf },
  stories: {
    "task.created": {
      done: among(async (ada) => ({ details: { task: await taskOf(ada), version: 1 } })),
      failed: "never",
    },
    "task.changed": {
      done: among(async (ada) => {
        const id = await taskOf(ada);
        await callerAs(ada).tasks.update.mutate({ id, title: "Write" });
        return { details: { task: id, version: 2, fields: "title" } };
      }),
      failed: refused(async (caller) => caller.tasks.update.mutate({ ...(await ofAnother()), title: "Write" })),
    },
    "task.moved": {
      done: among(async (ada) => {
        const id = await taskOf(ada);
        await callerAs(ada).tasks.move.mutate({ id, position: "a1" });
        return { details: { task: id, version: 2, fields: "position" } };
      }),
      failed: refused(async (caller) => caller.tasks.move.mutate({ ...(await ofAnother()), position: "a1" })),
    },
    "task.completed": {
      done: among(async (ada) => {
        const id = await taskOf(ada);
        await callerAs(ada).tasks.setCompleted.mutate({ id, completed: true });
        return { details: { task: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.tasks.setCompleted.mutate(await ofAnother())),
    },
    "task.reopened": {
      done: among(async (ada) => {
        const id = await taskOf(ada);
        for (const completed of [true, false]) await callerAs(ada).tasks.setCompleted.mutate({ id, completed });
        return { details: { task: id, version: 3 } };
      }),
      failed: "never",
    },
    "task.skipped": {
      done: among(async (ada) => {
        const { tasks } = callerAs(ada);
        const { id } = await tasks.create.mutate({ title: "Read", dueOn: "2030-01-01", repeat: "FREQ=DAILY" });
        await tasks.create.mutate({ title: "Page 1", dueOn: "2030-01-01", parentId: id });
        await tasks.skip.mutate({ id });
        return { details: { task: id, version: 2, subtasks: 1 } };
      }),
      failed: refused(async (caller) => caller.tasks.skip.mutate(await ofAnother())),
    },
    "task.deleted": {
      done: among(async (ada) => {
        const id = await taskOf(ada);
        await callerAs(ada).tasks.delete.mutate({ id });
        return { details: { task: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.tasks.delete.mutate(await ofAnother())),
    },
    "task.restored": {
      done: among(async (ada) => {
        const id = await taskOf(ada);
        await callerAs(ada).tasks.delete.mutate({ id });
        await callerAs(ada).tasks.restore.mutate({ id });
        return { details: { task: id, version: 3 } };
      }),
      failed: refused(async (caller) => caller.tasks.restore.mutate(await ofAnother())),
    },
    "task.tag_renamed": {
      done: alone(async (ada) => {
        for (const tag of ["home", "Home", "work"])
          await callerAs(ada).tasks.create.mutate({ title: "Read", tags: [tag] });
        for (const to of ["house", "attic"]) await callerAs(ada).tasks.renameTag.mutate({ tag: "HOME", to });
        return { details: { tasks: 2 } };
      }),
      failed: "never",
    },
    "task.tag_deleted": {
      done: alone(async (ada) => {
        await callerAs(ada).tasks.create.mutate({ title: "Read", tags: ["home"] });
        for (const tag of ["home", "home"]) await callerAs(ada).tasks.deleteTag.mutate({ tag });
        return { details: { tasks: 1 } };
      }),
      failed: "never",
    },
    "task.purged": {
      done: among(async (ada) => {
        const id = await taskOf(ada);
        await callerAs(ada).tasks.delete.mutate({ id });
        await callerAs(ada).tasks.purge.mutate({ id });
        return { details: { task: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.tasks.purge.mutate(await ofAnother())),
    },
    "task.trash_emptied": {
      done: alone(async (ada) => {
        await callerAs(ada).tasks.emptyTrash.mutate();
        for (const id of [await taskOf(ada), await taskOf(ada)]) await callerAs(ada).tasks.delete.mutate({ id });
        await callerAs(ada).tasks.emptyTrash.mutate();
        return { details: { tasks: 2, projects: 0 } };
      }),
      failed: "never",
    },
  },
} satisfies TestingOf<typeof tasksFeature>;
