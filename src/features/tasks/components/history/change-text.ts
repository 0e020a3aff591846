import type { RouterOutputs } from "~/client/api";
import type { Clock } from "~/shared/clock";
import { repeatLabel } from "~/shared/dates/repeat/label";
import { dateLabel, timeLabel } from "~/shared/due-labels";
import { dayOf } from "~/shared/due-date";
import { priorities } from "../../constants";
import { fieldLabels } from "../../fields";
import { priorityNames } from "../../list/labels/priority-labels";

type Change = RouterOutputs["tasks"]["history"]["items"][number]["changes"][number];
type Value = NonNullable<Change["to"]> | null;

/** Returns the names of rows by their ids, as far as this browser knows them. */
export interface RowNames {
  project: (id: string) => string | undefined;
  section: (id: string) => string | undefined;
  task: (id: string) => string | undefined;
}

interface Reader {
  clock: Clock;
  names: RowNames;
}

/** The names of the fields, as the panel and the history call them. */
const fieldNames = new Map<string, string>([
  ...Object.entries(fieldLabels).map(([field, { name }]) => [field, name] as const),
  ["sectionId", "Section"],
  ["parentId", "Parent task"],
]);

/** What is told of a change as a whole. Without a value, it was written down before there were any. */
const sentences: Record<string, (change: Change) => string> = {
  created: () => "Added the task",
  completed: ({ to }) => (to === false ? "Reopened" : "Completed"),
  deletedAt: ({ to }) => (to === false ? "Restored from the trash" : "Moved to the trash"),
  description: ({ from, to }) => {
    if (from === false && to === true) return "Added a description";
    return to === false ? "Removed the description" : "Changed the description";
  },
};

const texts: Record<string, (value: string, reader: Reader) => string> = {
  priority: (value) => {
    const priority = priorities.find((each) => each === value);
    return priority === undefined ? value : priorityNames[priority];
  },
  dueOn: (value, { clock }) =>
    value.includes("T")
      ? `${dateLabel(dayOf(value, clock.timeZone), clock)}, ${timeLabel(value, clock)}`
      : dateLabel(value, clock),
  deadlineOn: (value, { clock }) => dateLabel(value, clock),
  repeat: (value, { clock }) => repeatLabel(value, clock),
  projectId: (value, { names }) => names.project(value) ?? "another project",
  sectionId: (value, { names }) => names.section(value) ?? "another section",
  parentId: (value, { names }) => names.task(value) ?? "another task",
};
const nothing: Record<string, string> = { projectId: "Inbox", repeat: "never" };

function textOf(field: string, value: Value, reader: Reader): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  if (value === null || value === "") return nothing[field] ?? "none";
  return typeof value === "string" ? (texts[field]?.(value, reader) ?? value) : value ? "yes" : "no";
}

/** Returns what was changed of a task as text: "Priority: Medium → High", "Completed". */
export function changeText(change: Change, reader: Reader): string {
  const { field, from, to } = change;
  const sentence = sentences[field]?.(change);
  if (sentence !== undefined) return sentence;
  const name = fieldNames.get(field) ?? field;
  if (to === undefined) return `Changed: ${name}`;
  if (Array.isArray(from) && Array.isArray(to)) return `${name}: ${listChange(from, to)}`;
  const became = textOf(field, to, reader);
  return from === undefined ? `${name}: ${became}` : `${name}: ${textOf(field, from, reader)} → ${became}`;
}

/** Returns "added home, removed work"; another order or spelling as a whole. */
function listChange(from: string[], to: string[]): string {
  const added = to.filter((each) => !from.includes(each));
  const removed = from.filter((each) => !to.includes(each));
  const parts = [
    ...(removed.length > 0 ? [`removed ${removed.join(", ")}`] : []),
    ...(added.length > 0 ? [`added ${added.join(", ")}`] : []),
  ];
  return parts.length === 0 ? to.join(", ") : parts.join("; ");
}
