import { uuidv7 } from "uuidv7";
import type { TestingOf } from "~/testing/feature-testing";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { among, refused } from "~/testing/stories/story";
import type { sectionsFeature } from "./feature";

async function sectionOf(person: Person): Promise<string> {
  const { projects, sections } = callerAs(person);
  const { id: projectId } = await projects.create.mutate({ name: "Home" });
  const { id } = await sections.create.mutate({ projectId, name: "Balcony" });
  return id;
}
const ofAnother = async () => ({ id: await sectionOf(await signUp()) });

export const sectionsTesting = {
  inputs: {
    list: () => ({}),
    create: ({ project }) => ({ id: uuidv7(), projectId: project, name: "Balcony" }),
    update: ({ section }) => ({ id: section, name: "Ada's secret, changed" }),
    move: ({ section }) => ({ id: section, position: "a0V" }),
    delete: ({ section }) => ({ id: section }),
    purge: ({ section }) => ({ id: section }),
    restore: ({ section }) => ({ id: section }),
  },
  exported: { sections: sectionOf },
  stories: {
    "section.created": {
      done: among(async (ada) => ({ details: { section: await sectionOf(ada), version: 1 } })),
      failed: "never",
    },
    "section.changed": {
      done: among(async (ada) => {
        const id = await sectionOf(ada);
        await callerAs(ada).sections.update.mutate({ id, name: "Garden" });
        return { details: { section: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.sections.update.mutate({ ...(await ofAnother()), name: "Garden" })),
    },
    "section.moved": {
      done: among(async (ada) => {
        const id = await sectionOf(ada);
        await callerAs(ada).sections.move.mutate({ id, position: "Zz" });
        return { details: { section: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.sections.move.mutate({ ...(await ofAnother()), position: "Zz" })),
    },
    "section.deleted": {
      done: among(async (ada) => {
        const id = await sectionOf(ada);
        await callerAs(ada).sections.delete.mutate({ id });
        return { details: { section: id, version: 2, tasks: 0 } };
      }),
      failed: refused(async (caller) => caller.sections.delete.mutate(await ofAnother())),
    },
    "section.purged": {
      done: among(async (ada) => {
        const id = await sectionOf(ada);
        await callerAs(ada).sections.delete.mutate({ id });
        await callerAs(ada).sections.purge.mutate({ id });
        return { details: { section: id, tasks: 0 } };
      }),
      failed: refused(async (caller) => caller.sections.purge.mutate(await ofAnother())),
    },
    "section.restored": {
      done: among(async (ada) => {
        const id = await sectionOf(ada);
        await callerAs(ada).sections.delete.mutate({ id });
        await callerAs(ada).sections.restore.mutate({ id });
        return { details: { section: id, version: 3, tasks: 0 } };
      }),
      failed: refused(async (caller) => caller.sections.restore.mutate(await ofAnother())),
    },
  },
} satisfies TestingOf<typeof sectionsFeature>;
