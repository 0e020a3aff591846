import type { api, RouterOutputs } from "~/client/api";
import type { Outcome } from "~/client/sync/outbox/kept";
import { statusOf } from "~/client/query-client";
import type { CopySource } from "~/client/sync/run-copy";
import { trashLimit } from "~/shared/rows/trash";
import type { Task } from "../task";
import { fieldChecks } from "./field-checks";
import { mergeCommands, taskIdOf } from "./merge-commands";
import { parseCommand } from "./parse-command";
import { type OfTasks, taskEffects } from "./task-effects";

/** Returns the source of the browser's copy of a user's tasks. */
export function createTaskSource(
  userId: string,
  sync: Pick<(typeof api)["sync"], "changes" | "push">,
): CopySource<Task, OfTasks> {
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
    async push(commands) {
      const { outcomes, ...rest } = await sync.push.mutate(commands);
      if (outcomes.some((outcome) => "task" in outcome && outcome.task && !isOwn(outcome.task)))
        throw new Error("The server answered with another user's task.");
      return { ...rest, outcomes: outcomes.map(asOutcome) };
    },
    effects: taskEffects,
    rowIdOf: taskIdOf,
    merge: mergeCommands,
    parseCommand,
    parse: (value) => (isTask(value) && isOwn(value) ? value : undefined),
    isGone: ({ deletedAt }, now) => deletedAt !== null && deletedAt < trashLimit(now),
    // Open and deleted tasks always stay; of the completed ones, the latest do.
    leavesOutBy: ({ completedAt, deletedAt }) => (deletedAt === null && completedAt !== null ? completedAt : undefined),
  };
}

type ServerOutcome = RouterOutputs["sync"]["push"]["outcomes"][number];

function asOutcome(outcome: ServerOutcome): Outcome<Task> {
  if ("error" in outcome) return outcome;
  const { number, refused, task } = outcome;
  return { number, ...(refused && { refused }), ...(task && { row: task }) };
}

const checks = Object.entries(fieldChecks);

function isTask(value: unknown): value is Task {
  return (
    typeof value === "object" && value !== null && checks.every(([name, check]) => check(Reflect.get(value, name)))
  );
}
