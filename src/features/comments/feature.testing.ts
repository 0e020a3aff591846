import { uuidv7 } from "uuidv7";
import type { TestingOf } from "~/testing/feature-testing";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { among, refused } from "~/testing/stories/story";
import type { commentsFeature } from "./feature";

const text = "Ada's secret, written down";

async function commentOf(person: Person): Promise<string> {
  const { tasks, comments } = callerAs(person);
  const { id: taskId } = await tasks.create.mutate({ title: "Read" });
  const { id } = await comments.create.mutate({ taskId, text });
  return id;
}
const ofAnother = async () => ({ id: await commentOf(await signUp()) });

export const commentsTesting = {
  inputs: {
    list: () => ({}),
    create: ({ task }) => ({ id: uuidv7(), taskId: task, text }),
    update: ({ comment }) => ({ id: comment, text: "Ada's secret, changed" }),
    delete: ({ comment }) => ({ id: comment }),
    restore: ({ comment }) => ({ id: comment }),
  },
  exported: { comments: commentOf },
  stories: {
    "comment.created": {
      done: among(async (ada) => ({ details: { comment: await commentOf(ada), version: 1 } })),
      failed: "never",
    },
    "comment.changed": {
      done: among(async (ada) => {
        const id = await commentOf(ada);
        await callerAs(ada).comments.update.mutate({ id, text: "Read twice" });
        return { details: { comment: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.comments.update.mutate({ ...(await ofAnother()), text })),
    },
    "comment.deleted": {
      done: among(async (ada) => {
        const id = await commentOf(ada);
        await callerAs(ada).comments.delete.mutate({ id });
        return { details: { comment: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.comments.delete.mutate(await ofAnother())),
    },
    "comment.restored": {
      done: among(async (ada) => {
        const id = await commentOf(ada);
        const { comments } = callerAs(ada);
        await comments.delete.mutate({ id });
        await comments.restore.mutate({ id });
        return { details: { comment: id, version: 3 } };
      }),
      failed: refused(async (caller) => caller.comments.restore.mutate(await ofAnother())),
    },
  },
} satisfies TestingOf<typeof commentsFeature>;
