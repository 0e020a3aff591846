import { eventsIn } from "~/server/audit/kinds";
import type { PageLink } from "~/server/operations/page-link";
import { views } from "./list/views";

const task = eventsIn("tasks");

/** Returns what tells of an act on one task, or on many. */
const ofMany =
  (done: string) =>
  ({ outcome, details }: { outcome: string; details: Details }) =>
    outcome === "success" && details["tasks"] !== undefined
      ? done.replace("@", counted({ tasks: Number(details["tasks"]) + Number(details["subtasks"] ?? 0) }, "task"))
      : undefined;

export const taskEvents = [
  task("task.created", "Added a task", "Adding a task was refused"),
  task("task.changed", "Changed a task", "Changing a task was refused", ({ outcome, details }) => {
    const { fields, tasks } = details;
    if (typeof fields !== "string") return undefined;
    const done = tasks === undefined ? "Changed a task" : `Changed ${counted(details, "task")}`;
    return `${outcome === "success" ? done : "Changing a task was refused"}: ${labelsOf(fields)}`;
  }),
  task("task.moved", "Moved a task", "Moving a task was refused", ofMany("Moved @")),
  task("task.completed", "Completed a task", "Completing a task was refused", ofMany("Completed @")),
  task("task.reopened", "Reopened a task", "Reopening a task was refused", ofMany("Reopened @")),
  task("task.skipped", "Skipped a task once", "Skipping a task was refused"),
  task("task.deleted", "Moved a task to the trash", "Deleting a task was refused", ofMany("Moved @ to the trash")),
  task("task.restored", "Restored a task", "Restoring a task was refused", ofMany("Restored @")),
  task("task.tag_renamed", "Renamed a tag", "Renaming a tag was refused", ofMany("Renamed a tag of @")),
  task("task.tag_deleted", "Deleted a tag", "Deleting a tag was refused", ofMany("Deleted a tag of @")),
  task(
    "task.purged",
    "Deleted a task permanently",
    "Deleting a task permanently was refused",
    ofMany("Deleted @ permanently"),
  ),
  task("task.trash_emptied", "Emptied the trash", "Emptying the trash was refused", ({ outcome, details }) =>
    outcome === "success" && details["tasks"] !== undefined
      ? `Emptied the trash: ${counted(details, "task")}${withProjects(details)}`
      : undefined,
  ),
];

export const taskLinks = [
  { ...linkTo("inbox"), icon: "inbox", order: 5, isMain: true },
  { ...linkTo("today"), icon: "sun", order: 10, isMain: true },
  { ...linkTo("upcoming"), icon: "calendar-range", order: 20, isMain: true },
  { ...linkTo("all"), icon: "layers", order: 30, isMain: true },
  { ...linkTo("completed"), icon: "circle-check", order: 40 },
  { ...linkTo("trash"), icon: "trash-2", order: 50 },
  {
    navigation: "settings",
    href: "/settings/keyboard",
    label: "Keyboard",
    about: "Shortcuts, and turning single keys off",
    icon: "keyboard",
    order: 17,
  },
] as const satisfies PageLink[];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    tasks: typeof taskEvents;
  }
}

function linkTo(name: keyof typeof views) {
  const { path, title } = views[name];
  return { navigation: "lists", href: path, label: title } as const;
}

type Details = Record<string, string | number | boolean | null>;

/** Returns "1 task", "2 tasks" for `{ tasks: 2 }`. */
function counted(details: Details, noun: string): string {
  const count = Number(details[`${noun}s`] ?? 0);
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

const withProjects = (details: Details) =>
  Number(details["projects"] ?? 0) === 0 ? "" : ` and ${counted(details, "project")}`;

const labels: Record<string, string> = {
  dueOn: "due date",
  dueAt: "due date",
  deadlineOn: "deadline",
  projectId: "project",
  sectionId: "project",
};

/** Returns "title, due date" for `title,dueOn`. */
function labelsOf(fields: string): string {
  const names = fields.split(",").map((field) => labels[field] ?? field);
  return [...new Set(names)].join(", ");
}
