"use client";

import { useEffect, useRef } from "react";
import { CheckboxCircle } from "~/ui/fields/checkbox-circle";
import { SelectField } from "~/ui/fields/select-field";
import { TextArea } from "~/ui/fields/text-area";
import { momentLabel } from "~/shared/due-labels";
import { isStorable, lengthFault } from "~/shared/text/written-text";
import { oneOf } from "~/shared/one-of";
import { limits, priorities } from "../../constants";
import { useClock } from "~/client/clock";
import { DueFields } from "./due-fields";
import { focusWantedField } from "./panel-focus";
import { TagField } from "./tag-field";
import type { Task } from "../../store/task-cache";
import { rankedPriorities } from "../../list/priority-labels";
import { TitleField } from "./title-field";
import { useTasks } from "../../store/tasks-provider";
import { useTextDraft } from "./use-text-draft";

const checkDescription = (text: string) => {
  if (!isStorable(text)) return "This contains a character that cannot be stored.";
  return lengthFault(text, limits.description);
};

export function TaskFields({ task }: { task: Task }) {
  const { actions } = useTasks();
  const clock = useClock();
  const description = useTextDraft(task, "description", checkDescription);
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fields.current !== null) focusWantedField(fields.current);
  }, []);
  return (
    <div ref={fields} className="flex flex-col gap-5 pt-1">
      <div className="flex items-start gap-3">
        <div className="pt-1">
          <CheckboxCircle
            label={`Completed: ${task.title}`}
            tint={task.priority}
            checked={task.completed}
            onChange={() => void actions.setCompleted(task, !task.completed)}
          />
        </div>
        <TitleField task={task} />
      </div>
      <TextArea
        label="Description"
        placeholder="Add notes or links"
        value={description.text}
        error={description.error}
        onChange={(event) => description.write(event.target.value)}
        onBlur={description.leave}
        {...description.compose}
        rows={4}
      />
      <DueFields task={task} />
      <SelectField
        label="Priority"
        value={task.priority}
        onChange={(event) => {
          const priority = oneOf(priorities, event.target.value);
          if (priority !== undefined) void actions.edit(task, { priority });
        }}
      >
        {rankedPriorities.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <TagField tags={task.tags} onChange={(tags) => void actions.edit(task, { tags })} />
      <p className="border-t border-line pt-4 text-xs text-muted" suppressHydrationWarning>
        {`Added ${momentLabel(task.createdAt, clock)}`}
        {task.updatedAt !== task.createdAt && ` · Changed ${momentLabel(task.updatedAt, clock)}`}
      </p>
    </div>
  );
}
