import type { View } from "../../list/views";

/**
 * The ids of the example tasks. They are the same for everybody, because an id belongs to one user's rows: so no device adds them twice, and each
 * recognizes them.
 */
export const exampleIds = [1, 2, 3, 4].map((number) => `01890000-0000-7000-8000-00000000000${number}`);

/** Returns whether the examples, which are due today and in the inbox, are in a list. */
export const hasExamples = ({ name }: View) => name === "today" || name === "inbox" || name === "all";

/** Returns the example tasks that are still to do. */
export function openExamples<Task extends { completed: boolean; deletedAt: string | null }>(
  find: (id: string) => Task | undefined,
): Task[] {
  return exampleIds.flatMap((id) => {
    const task = find(id);
    return task === undefined || task.completed || task.deletedAt !== null ? [] : [task];
  });
}
