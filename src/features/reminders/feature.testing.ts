import { uuidv7 } from "uuidv7";
import type { TestingOf } from "~/testing/feature-testing";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { among, refused } from "~/testing/stories/story";
import type { remindersFeature } from "./feature";

async function reminderOf(person: Person): Promise<string> {
  const { tasks, reminders } = callerAs(person);
  const { id: taskId } = await tasks.create.mutate({ title: "Read" });
  const { id } = await reminders.create.mutate({ taskId, minutesBefore: 10 });
  return id;
}
const ofAnother = async () => ({ id: await reminderOf(await signUp()) });

export const remindersTesting = {
  inputs: {
    list: () => ({}),
    create: ({ task }) => ({ id: uuidv7(), taskId: task, minutesBefore: 10 }),
    update: ({ reminder }) => ({ id: reminder, minutesBefore: 30 }),
    delete: ({ reminder }) => ({ id: reminder }),
  },
  exported: { reminders: reminderOf },
  stories: {
    "reminder.created": {
      done: among(async (ada) => ({ details: { reminder: await reminderOf(ada), version: 1 } })),
      failed: "never",
    },
    "reminder.changed": {
      done: among(async (ada) => {
        const id = await reminderOf(ada);
        await callerAs(ada).reminders.update.mutate({ id, minutesBefore: 60 });
        return { details: { reminder: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.reminders.update.mutate({ ...(await ofAnother()), minutesBefore: 60 })),
    },
    "reminder.deleted": {
      done: among(async (ada) => {
        const id = await reminderOf(ada);
        await callerAs(ada).reminders.delete.mutate({ id });
        return { details: { reminder: id, version: 2 } };
      }),
      failed: refused(async (caller) => caller.reminders.delete.mutate(await ofAnother())),
    },
  },
} satisfies TestingOf<typeof remindersFeature>;
