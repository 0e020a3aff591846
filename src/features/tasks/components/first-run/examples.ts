import type { NewTask } from "../../store/task-draft";
import { exampleIdsOf } from "./example-ids";

/** Returns three tasks that teach by being done, and a subtask, by their ids. */
const examplesOf = ([checkMe = "", openMe = "", subtask = "", addMore = ""]: string[]): Record<string, NewTask> => ({
  [checkMe]: { title: "Check me off: press the circle on the left", priority: "high" },
  [openMe]: {
    title: "Open me: dates, repeats, subtasks and notes are inside",
    description: [
      "Notes know **bold**, *italic*, links and lists:",
      "",
      "- [x] Open a task",
      "- [ ] Give it another day",
    ].join("\n"),
  },
  [subtask]: { title: "A subtask counts toward the task above it", parentId: openMe },
  [addMore]: { title: "Add your own: type “Call the dentist tomorrow 9am p1” in the field above" },
});

/** Returns the examples of a user as tasks to add, due on a day. */
export const examplesDue = (userId: string, day: string) =>
  Object.entries(examplesOf(exampleIdsOf(userId))).map(([id, input]) => ({ id, input: { ...input, dueOn: day } }));

interface Shown {
  id: string;
  title: string;
  parentId: string | null;
  deletedAt: string | null;
}

/** Returns those of the open examples that are still what they were: neither renamed nor with a subtask of the user's own below them. */
export function untouchedExamples<Task extends Shown>(
  userId: string,
  { open, all }: { open: readonly Task[]; all: readonly Shown[] },
): Task[] {
  const titles = new Map(Object.entries(examplesOf(exampleIdsOf(userId))).map(([id, { title }]) => [id, title]));
  const isUntouched = ({ id, title }: Shown): boolean =>
    titles.get(id) === title &&
    all.every((task) => task.parentId !== id || task.deletedAt !== null || isUntouched(task));
  return open.filter(isUntouched);
}
