import { eventsIn } from "~/server/audit/kinds";

const task = eventsIn("tasks");

export const taskEvents = [
  task("task.created", "Added a task", "Adding a task was refused"),
  task("task.changed", "Changed a task", "Changing a task was refused", ({ outcome, details: { fields } }) =>
    typeof fields === "string"
      ? `${outcome === "success" ? "Changed a task" : "Changing a task was refused"}: ${labelsOf(fields)}`
      : undefined,
  ),
  task("task.completed", "Completed a task", "Completing a task was refused"),
  task("task.reopened", "Reopened a task", "Reopening a task was refused"),
  task("task.deleted", "Moved a task to the trash", "Deleting a task was refused"),
  task("task.restored", "Restored a task", "Restoring a task was refused"),
];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    tasks: typeof taskEvents;
  }
}

/** Returns "title, due date" for `title,dueOn`. */
function labelsOf(fields: string): string {
  const names = fields.split(",").map((field) => (field.startsWith("due") ? "due date" : field));
  return [...new Set(names)].join(", ");
}
