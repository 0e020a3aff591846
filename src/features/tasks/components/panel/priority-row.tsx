"use client";

import Flag from "lucide-react/icons/flag";
import { oneOf } from "~/shared/one-of";
import { Menu } from "~/ui/overlays/menu";
import { priorities } from "../../constants";
import { priorityNames, rankedPriorities } from "../../list/labels/priority-labels";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { PropertyLine } from "./property-line";

/** Shows the priority of the task. */
export function PriorityRow({ task }: { task: Task }) {
  const { actions } = useTasks();
  return (
    <Menu
      label="Priority"
      align="start"
      entries={[
        {
          kind: "choice",
          label: "Priority",
          value: task.priority,
          options: rankedPriorities,
          onChange: (value) => {
            const priority = oneOf(priorities, value);
            if (priority !== undefined) actions.edit(task, { priority });
          },
        },
      ]}
      renderTrigger={(trigger) => (
        <PropertyLine
          icon={<Flag aria-hidden className={task.priority === "high" ? "text-priority-high!" : undefined} />}
          label="Priority"
          value={priorityNames[task.priority]}
          trigger={trigger}
        />
      )}
    />
  );
}
