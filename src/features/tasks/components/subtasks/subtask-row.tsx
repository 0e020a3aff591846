import type { KeyboardEventHandler } from "react";
import { CheckboxCircle } from "~/ui/fields/checkbox-circle";
import { joinClasses } from "~/ui/join-classes";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { useSubtasks } from "../../store/tree/use-tree";
import { SubtaskCount } from "./subtask-count";
import { TaskLink } from "./task-link";

interface SubtaskRowProps {
  task: Task;
  onKeyDown: KeyboardEventHandler;
}

/** Shows a subtask of the open task, to complete and to open. */
export function SubtaskRow({ task, onKeyDown }: SubtaskRowProps) {
  const { actions } = useTasks();
  return (
    <li
      data-subtask={task.id}
      className="-mx-2 flex min-h-9 items-center gap-3 rounded-md px-2 focus-within:bg-hover hover:bg-hover pointer-coarse:min-h-11"
    >
      <CheckboxCircle
        label={`Complete ${task.title}`}
        tint={task.priority}
        checked={task.completed}
        onKeyDown={onKeyDown}
        onChange={() => actions.setCompleted(task, !task.completed)}
      />
      <TaskLink
        task={task}
        onKeyDown={onKeyDown}
        className={joinClasses(
          "min-w-0 flex-1 rounded-sm py-1.5 text-sm wrap-anywhere",
          task.completed && "text-muted line-through decoration-1",
        )}
      />
      <span className="text-sm text-muted">
        <SubtaskCount subtasks={useSubtasks(task.id)} />
      </span>
    </li>
  );
}
