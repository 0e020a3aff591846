"use client";

import { type ComponentType, useEffect, useRef } from "react";
import { useClock } from "~/client/clock";
import { momentLabel } from "~/shared/due-labels";
import { oneOf } from "~/shared/one-of";
import { CheckboxCircle } from "~/ui/fields/checkbox-circle";
import { SelectField } from "~/ui/fields/select-field";
import { priorities } from "../../constants";
import { rankedPriorities } from "../../list/priority-labels";
import type { WrittenField } from "../../schema";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { DescriptionField } from "./description-field";
import { DueFields } from "./due-fields";
import { focusWantedField } from "./panel-focus";
import { TagField } from "./tag-field";
import { TitleField } from "./title-field";

type TaskField = ComponentType<{ task: Task }>;

/** For each field that a person writes, what shows it; or the field with which it is shown, or why it is not. */
export type PanelFields = Record<WrittenField, TaskField | { shownWith: WrittenField } | { leftOutBecause: string }>;

/** The fields of the panel, from top to bottom. */
export const panelFields = {
  title: CompletableTitle,
  description: DescriptionField,
  dueOn: DueFields,
  dueAt: { shownWith: "dueOn" },
  priority: PriorityField,
  tags: TaskTags,
  projectId: { leftOutBecause: "there are no pages of projects yet" },
  sectionId: { leftOutBecause: "there are no pages of projects yet" },
} satisfies PanelFields;

const shown = Object.entries(panelFields).flatMap(([name, Field]) =>
  typeof Field === "function" ? [{ name, Field }] : [],
);

/** Shows the fields of a task, to read and to change. */
export function TaskFields({ task }: { task: Task }) {
  const clock = useClock();
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fields.current !== null) focusWantedField(fields.current);
  }, []);
  return (
    <div ref={fields} className="flex flex-col gap-5 pt-1">
      {shown.map(({ name, Field }) => (
        <Field key={name} task={task} />
      ))}
      <p className="border-t border-line pt-4 text-xs text-muted" suppressHydrationWarning>
        {`Added ${momentLabel(task.createdAt, clock)}`}
        {task.updatedAt !== task.createdAt && ` · Changed ${momentLabel(task.updatedAt, clock)}`}
      </p>
    </div>
  );
}

function CompletableTitle({ task }: { task: Task }) {
  const { actions } = useTasks();
  return (
    <div className="flex items-start gap-3">
      <div className="pt-1">
        <CheckboxCircle
          label={`Completed: ${task.title}`}
          tint={task.priority}
          checked={task.completed}
          onChange={() => actions.setCompleted(task, !task.completed)}
        />
      </div>
      <TitleField task={task} />
    </div>
  );
}

function PriorityField({ task }: { task: Task }) {
  const { actions } = useTasks();
  return (
    <SelectField
      label="Priority"
      value={task.priority}
      onChange={(event) => {
        const priority = oneOf(priorities, event.target.value);
        if (priority !== undefined) actions.edit(task, { priority });
      }}
    >
      {rankedPriorities.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}

function TaskTags({ task }: { task: Task }) {
  const { actions } = useTasks();
  return <TagField tags={task.tags} onChange={(tags) => actions.edit(task, { tags })} />;
}
