import { uuidv7 } from "uuidv7";
import type { TestingOf } from "~/testing/feature-testing";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { among, refused } from "~/testing/stories/story";
import type { viewsFeature } from "./feature";

const written = { name: "Urgent", path: "/tasks", filter: "priority=high" } as const;

async function viewOf(person: Person): Promise<string> {
  const { id } = await callerAs(person).views.create.mutate(written);
  return id;
}
const ofAnother = async () => ({ id: await viewOf(await signUp()) });

export const viewsTesting = {
  inputs: {
    list: () => ({}),
    create: () => ({ id: uuidv7(), ...written }),
    update: ({ view }) => ({ id: view, name: "Ada's secret, changed" }),
    move: ({ view }) => ({ id: view, position: "a0V" }),
    delete: ({ view }) => ({ id: view }),
    restore: ({ view }) => ({ id: view }),
  },
  exported: { views: viewOf },
  stories: {
    "view.created": {
      done: among(async (ada) => ({ details: { view: await viewOf(ada), version: 1 } })),
      failed: "never",
    },
    "view.changed": {
      done: among(async (ada) => {
        const id = await viewOf(ada);
        await callerAs(ada).views.update.mutate({ id, name: "At home" });
        return { details: { view: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.views.update.mutate({ ...(await ofAnother()), name: "At home" })),
    },
    "view.moved": {
      done: among(async (ada) => {
        const id = await viewOf(ada);
        await callerAs(ada).views.move.mutate({ id, position: "Zz" });
        return { details: { view: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.views.move.mutate({ ...(await ofAnother()), position: "Zz" })),
    },
    "view.deleted": {
      done: among(async (ada) => {
        const id = await viewOf(ada);
        await callerAs(ada).views.delete.mutate({ id });
        return { details: { view: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.views.delete.mutate(await ofAnother())),
    },
    "view.restored": {
      done: among(async (ada) => {
        const id = await viewOf(ada);
        await callerAs(ada).views.delete.mutate({ id });
        await callerAs(ada).views.restore.mutate({ id });
        return { details: { view: id, version: 3 } };
      }),
      failed: refused(async (caller) => caller.views.restore.mutate(await ofAnother())),
    },
  },
} satisfies TestingOf<typeof viewsFeature>;
