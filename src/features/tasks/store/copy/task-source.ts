import type { api } from "~/client/api";
import { statusOf } from "~/client/query-client";
import type { CopySource } from "~/client/sync/run-copy";
import { oneOf } from "~/shared/one-of";
import { priorities, trashDays } from "../../constants";
import type { Task } from "../task";

/** Returns the source of the browser's copy of a user's tasks. */
export function createTaskSource(userId: string, sync: Pick<(typeof api)["sync"], "changes">): CopySource<Task> {
  const isOwn = (task: Task) => task.userId === userId;
  const changes = async (input: { since?: string }) => {
    const { tasks: rows, ...page } = await sync.changes.query(input);
    // Tabs share cookies, so another user may be signed in by now.
    if (!rows.every(isOwn)) throw new Error("The server answered with another user's tasks.");
    return { ...page, rows };
  };
  return {
    fetchPage: async (since) => {
      if (since === undefined) return changes({});
      try {
        return await changes({ since });
      } catch (error) {
        if (statusOf(error) !== 400) throw error;
        // Another version of the server may have made the cursor.
        return { ...(await changes({})), reset: true };
      }
    },
    parse: (value) => (isTask(value) && isOwn(value) ? value : undefined),
    isGone: ({ deletedAt }, now) => deletedAt !== null && Date.parse(now) - Date.parse(deletedAt) > trashDays * day,
    // Open and deleted tasks always stay; of the completed ones, the latest do.
    leavesOutBy: ({ completedAt, deletedAt }) => (deletedAt === null && completedAt !== null ? completedAt : undefined),
  };
}

const day = 86_400_000;

const isText = (value: unknown) => typeof value === "string";
/** Returns a check of a valid date in that form. */
const isDate = (form: RegExp) => (value: unknown) =>
  typeof value === "string" && form.test(value) && !Number.isNaN(Date.parse(value));
const isDay = isDate(/^\d{4,6}-\d{2}-\d{2}$/);
const isInstant = isDate(/^\d{4,6}-\d{2}-\d{2}T[\d:.]+Z$/);
const orNull = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value);

/** The check of each field of a stored task. A new field without a check does not compile. */
const isField: Record<keyof Task, (value: unknown) => boolean> = {
  id: isText,
  userId: isText,
  title: isText,
  description: isText,
  completed: (value) => typeof value === "boolean",
  completedAt: orNull(isInstant),
  priority: (value) => isText(value) && oneOf(priorities, value) !== undefined,
  dueOn: orNull(isDay),
  dueAt: orNull(isInstant),
  tags: (value) => Array.isArray(value) && value.every(isText),
  version: (value) => Number.isSafeInteger(value),
  createdAt: isInstant,
  updatedAt: isInstant,
  deletedAt: orNull(isInstant),
};
const checks = Object.entries(isField);

function isTask(value: unknown): value is Task {
  return (
    typeof value === "object" && value !== null && checks.every(([name, check]) => check(Reflect.get(value, name)))
  );
}
