import { newUuid } from "~/shared/uuidv7";
import { limits } from "../../constants";
import type { TaskCommand } from "../copy/task-effects";
import { newFieldsOf, type NewTask } from "../task-draft";
import type { LostTexts, UnaddedTask } from "./refusals";

/** Returns the commands that add a refused task again, as it was when it was last changed. */
export function addedAgain({ task, isTaken }: UnaddedTask): TaskCommand[] {
  const id = isTaken ? newUuid() : task.id;
  const create = { procedure: "tasks.create" as const, input: { id, ...newFieldsOf(task) } };
  return task.completed ? [create, { procedure: "tasks.setCompleted", input: { id, completed: true } }] : [create];
}

/** Returns a new task with the texts that were written for another one. Without a title it is called by the first line of its description. */
export function taskOfLost({ mine }: LostTexts): NewTask {
  const { title, description = "" } = mine;
  const [line = ""] = description.trim().split("\n");
  return { ...mine, title: title ?? (Array.from(line).slice(0, limits.title).join("").trim() || "Untitled") };
}
