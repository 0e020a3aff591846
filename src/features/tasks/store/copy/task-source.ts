import type { api } from "~/client/api";
import { statusOf } from "~/client/query-client";
import type { CopySource } from "~/client/sync/run-copy";
import { oneOf } from "~/shared/one-of";
import { priorities, trashDays } from "../../constants";
import type { Task } from "../task";

/** Returns what the browser's copy of the tasks is made of. */
export function createTaskSource(sync: Pick<(typeof api)["sync"], "changes">): CopySource<Task> {
  const changes = async (input: { since?: string }) => {
    const { tasks: rows, ...page } = await sync.changes.query(input);
    return { ...page, rows };
  };
  return {
    fetchPage: async (since) => {
      if (since === undefined) return changes({});
      try {
        return await changes({ since });
      } catch (error) {
        if (statusOf(error) !== 400) throw error;
        // A cursor that another version of the server has made is of no use to this one.
        return { ...(await changes({})), reset: true };
      }
    },
    parse: (value) => (isTask(value) ? value : undefined),
    isGone: ({ deletedAt }, now) => deletedAt !== null && Date.parse(now) - Date.parse(deletedAt) > trashDays * day,
    // What is open or in the trash is always there; of what is completed, the latest.
    leavesOutBy: ({ completedAt, deletedAt }) => (deletedAt === null && completedAt !== null ? completedAt : undefined),
  };
}

const day = 86_400_000;

const isText = (value: unknown) => typeof value === "string";
const isTextOrNull = (value: unknown) => value === null || isText(value);

/** What each field of a task that was kept has to be. A new field without does not compile. */
const isField: Record<keyof Task, (value: unknown) => boolean> = {
  id: isText,
  userId: isText,
  title: isText,
  description: isText,
  completed: (value) => typeof value === "boolean",
  completedAt: isTextOrNull,
  priority: (value) => isText(value) && oneOf(priorities, value) !== undefined,
  dueOn: isTextOrNull,
  dueAt: isTextOrNull,
  tags: (value) => Array.isArray(value) && value.every(isText),
  version: (value) => Number.isSafeInteger(value),
  createdAt: isText,
  updatedAt: isText,
  deletedAt: isTextOrNull,
};
const checks = Object.entries(isField);

function isTask(value: unknown): value is Task {
  return (
    typeof value === "object" && value !== null && checks.every(([name, check]) => check(Reflect.get(value, name)))
  );
}
