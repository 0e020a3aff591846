import type { NewTask } from "../../store/task-draft";
import { exampleIds } from "./example-ids";

const [checkMe = "", openMe = "", subtask = "", addMore = ""] = exampleIds;

/** Three tasks that teach by being done, and a subtask. */
const examples: Record<string, NewTask> = {
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
};

/** Returns the examples as tasks to add, due on a day. */
export const examplesDue = (day: string) =>
  Object.entries(examples).map(([id, input]) => ({ id, input: { ...input, dueOn: day } }));
