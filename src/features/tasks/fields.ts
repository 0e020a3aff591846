import type { Clock } from "~/shared/clock";
import { dateLabel } from "~/shared/due-labels";
import { namesOf } from "~/shared/names-of";
import { repeatLabel } from "~/shared/dates/repeat/label";
import { priorityNames } from "./list/labels/priority-labels";
import type { UpdateTaskInput, WrittenField } from "./schema";

type Values = Pick<UpdateTaskInput, WrittenField>;

interface FieldLabel {
  name: string;
  /** The value as text, or an empty one if there is none to show. */
  text: (values: Values, clock: Clock) => string;
}

const due: FieldLabel = { name: "Due", text: ({ dueOn }, clock) => (dueOn ? dateLabel(dueOn, clock) : "none") };

const place: FieldLabel = {
  name: "Project",
  text: ({ projectId }) => (projectId == null ? "Inbox" : "another project"),
};

/** The editable fields of a task with their labels. A day and its time are one field, and so are a project and its section. */
export const fieldLabels: Record<WrittenField, FieldLabel> = {
  title: { name: "Title", text: ({ title = "" }) => title },
  description: { name: "Description", text: ({ description = "" }) => description },
  priority: { name: "Priority", text: ({ priority }) => (priority === undefined ? "" : priorityNames[priority]) },
  dueOn: due,
  dueAt: due,
  deadlineOn: {
    name: "Deadline",
    text: ({ deadlineOn }, clock) => (deadlineOn ? dateLabel(deadlineOn, clock) : "none"),
  },
  projectId: place,
  sectionId: place,
  repeat: { name: "Repeat", text: ({ repeat }, clock) => (repeat == null ? "never" : repeatLabel(repeat, clock)) },
  tags: { name: "Tags", text: ({ tags = [] }) => (tags.length === 0 ? "none" : tags.join(", ")) },
};

export const editedFields = namesOf(fieldLabels);
