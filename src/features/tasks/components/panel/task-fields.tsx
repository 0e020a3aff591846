"use client";

import { type ComponentType, Fragment, Suspense, useEffect, useRef } from "react";
import { useClock } from "~/client/clock";
import { ReminderRow } from "~/features/reminders/components/reminder-row";
import { momentLabel } from "~/shared/due-labels";
import { CheckboxCircle } from "~/ui/fields/checkbox-circle";
import { lazyPart } from "~/ui/page/lazy-part";
import type { WrittenField } from "../../schema";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { DeadlineRow } from "./deadline-row";
import { DescriptionField } from "./description-field";
import { DueRow } from "./due-row";
import { openWantedField } from "./panel-focus";
import { PriorityRow } from "./priority-row";
import { ProjectRow } from "./project-row";
import { RepeatRow } from "./repeat-row";
import { ParentLinks } from "../subtasks/parent-links";
import { SubtaskList } from "../subtasks/subtask-list";
import { HistoryPart } from "../history/history-part";
import { TagsRow } from "./tags-row";
import { TitleField } from "./title-field";

const CommentPart = lazyPart(async () => (await import("~/features/comments/components/comment-part")).CommentPart);

type TaskField = ComponentType<{ task: Task }>;

/** For each field that a person writes, what shows it; or the field with which it is shown, or why it is not. */
export type PanelFields = Record<WrittenField, TaskField | { shownWith: WrittenField } | { leftOutBecause: string }>;

/** The fields of the panel, from top to bottom. */
export const panelFields = {
  title: CompletableTitle,
  projectId: ProjectRow,
  sectionId: { shownWith: "projectId" },
  dueOn: DueRow,
  dueAt: { shownWith: "dueOn" },
  repeat: RepeatRow,
  deadlineOn: DeadlineRow,
  priority: PriorityRow,
  tags: TagsRow,
  description: DescriptionField,
} satisfies PanelFields;

const shown = Object.entries(panelFields).flatMap(([name, Field]) =>
  typeof Field === "function" ? [{ name, Field }] : [],
);

/** Shows the fields of a task, to read and to change. */
export function TaskFields({ task }: { task: Task }) {
  const clock = useClock();
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fields.current !== null) openWantedField(fields.current);
  }, []);
  return (
    <div ref={fields} data-open-task={task.id} className="flex flex-col pt-1">
      <ParentLinks task={task} />
      {shown.map(({ name, Field }) => (
        <Fragment key={name}>
          <Field task={task} />
          {name === "deadlineOn" && <ReminderRow task={task} />}
        </Fragment>
      ))}
      <SubtaskList task={task} />
      <Suspense>
        <CommentPart task={task} />
      </Suspense>
      <HistoryPart task={task} />
      <p className="mt-4 border-t border-line pt-4 text-xs text-muted" suppressHydrationWarning>
        {`Added ${momentLabel(task.createdAt, clock)}`}
        {task.updatedAt !== task.createdAt && ` · Changed ${momentLabel(task.updatedAt, clock)}`}
      </p>
    </div>
  );
}

function CompletableTitle({ task }: { task: Task }) {
  const { actions } = useTasks();
  return (
    <div className="mb-3 flex items-start gap-3">
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
