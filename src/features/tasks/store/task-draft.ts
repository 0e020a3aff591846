import type { RouterInputs } from "~/client/api";
import type { Task } from "./task-cache";

export type NewTask = Pick<RouterInputs["tasks"]["create"], "dueOn" | "dueAt" | "tags" | "priority" | "title">;

/** Returns the task that `input` will be, as far as that can be known here. */
export function draftOf(
  { title, priority = "medium", dueOn, dueAt, tags = [] }: NewTask,
  owner: { id: string; userId: string },
): Task {
  const now = new Date().toISOString();
  return {
    ...owner,
    title,
    description: "",
    completed: false,
    completedAt: null,
    priority,
    dueOn: dueOn ?? dueAt?.slice(0, 10) ?? null,
    dueAt: dueAt ?? null,
    tags,
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}
