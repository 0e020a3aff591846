import { uuidv7 } from "uuidv7";
import type { TestingOf } from "~/testing/feature-testing";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { among, refused } from "~/testing/stories/story";
import type { projectsFeature } from "./feature";

async function projectOf(person: Person): Promise<string> {
  const { id } = await callerAs(person).projects.create.mutate({ name: "Home" });
  return id;
}
const ofAnother = async () => ({ id: await projectOf(await signUp()) });

export const projectsTesting = {
  inputs: {
    list: () => ({}),
    byId: ({ project }) => ({ id: project }),
    counts: () => undefined,
    create: () => ({ id: uuidv7(), name: "Home" }),
    update: ({ project }) => ({ id: project, name: "Ada's secret, changed" }),
    move: ({ project }) => ({ id: project, position: "a0V" }),
    delete: ({ project }) => ({ id: project }),
    purge: ({ project }) => ({ id: project }),
    restore: ({ project }) => ({ id: project }),
  },
  exported: { projects: (ada) => callerAs(ada).projects.create.mutate({ name: "Home" }) },
  stories: {
    "project.created": {
      done: among(async (ada) => ({ details: { project: await projectOf(ada), version: 1 } })),
      failed: "never",
    },
    "project.changed": {
      done: among(async (ada) => {
        const id = await projectOf(ada);
        await callerAs(ada).projects.update.mutate({ id, name: "Work", color: "red" });
        return { details: { project: id, version: 2, fields: "color,name" } };
      }),
      failed: refused(async (caller) => caller.projects.update.mutate({ ...(await ofAnother()), name: "Work" })),
    },
    "project.archived": {
      done: among(async (ada) => {
        const id = await projectOf(ada);
        await callerAs(ada).projects.update.mutate({ id, archived: true });
        return { details: { project: id, version: 2 } };
      }),
      failed: "never",
    },
    "project.unarchived": {
      done: among(async (ada) => {
        const id = await projectOf(ada);
        for (const archived of [true, false]) await callerAs(ada).projects.update.mutate({ id, archived });
        return { details: { project: id, version: 3 } };
      }),
      failed: "never",
    },
    "project.moved": {
      done: among(async (ada) => {
        const id = await projectOf(ada);
        await callerAs(ada).projects.move.mutate({ id, position: "Zz" });
        return { details: { project: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.projects.move.mutate({ ...(await ofAnother()), position: "Zz" })),
    },
    "project.deleted": {
      done: among(async (ada) => {
        const id = await projectOf(ada);
        await callerAs(ada).sections.create.mutate({ projectId: id, name: "Balcony" });
        await callerAs(ada).tasks.create.mutate({ title: "Water", projectId: id });
        await callerAs(ada).projects.delete.mutate({ id });
        return { details: { project: id, version: 2, sections: 1, tasks: 1 } };
      }),
      failed: refused(async (caller) => caller.projects.delete.mutate(await ofAnother())),
    },
    "project.purged": {
      done: among(async (ada) => {
        const id = await projectOf(ada);
        await callerAs(ada).tasks.create.mutate({ title: "Water", projectId: id });
        await callerAs(ada).projects.delete.mutate({ id });
        await callerAs(ada).projects.purge.mutate({ id });
        return { details: { project: id, tasks: 1 } };
      }),
      failed: refused(async (caller) => caller.projects.purge.mutate(await ofAnother())),
    },
    "project.restored": {
      done: among(async (ada) => {
        const id = await projectOf(ada);
        await callerAs(ada).projects.delete.mutate({ id });
        await callerAs(ada).projects.restore.mutate({ id });
        return { details: { project: id, version: 3, sections: 0, tasks: 0 } };
      }),
      failed: refused(async (caller) => caller.projects.restore.mutate(await ofAnother())),
    },
  },
} satisfies TestingOf<typeof projectsFeature>;
