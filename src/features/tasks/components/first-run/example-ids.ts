import type { View } from "../../list/views";

/**
 * Returns the ids of a user's example tasks: UUIDv7s that follow from the user's id, because no two users may have the same. So no device adds them
 * twice, and each recognizes them.
 */
export const exampleIdsOf = (userId: string) =>
  [1, 2, 3, 4].map(
    (number) => `01890000-000${number}-7${userId.slice(15, 18)}-8${userId.slice(20, 23)}-${userId.slice(24)}`,
  );

/** Returns whether the examples, which are due today and in the inbox, are in a list. */
export const hasExamples = ({ name }: View) => name === "today" || name === "inbox" || name === "all";

/** Returns the example tasks that are still to do. */
export function openExamples<Task extends { completed: boolean; deletedAt: string | null }>(
  userId: string,
  find: (id: string) => Task | undefined,
): Task[] {
  return exampleIdsOf(userId).flatMap((id) => {
    const task = find(id);
    return task === undefined || task.completed || task.deletedAt !== null ? [] : [task];
  });
}
