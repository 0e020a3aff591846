import type { Task } from "../../store/task";

/** Shows how many of the subtasks of a task are done, such as 2/5; nothing for a task without any. */
export function SubtaskCount({ subtasks }: { subtasks: readonly Task[] }) {
  if (subtasks.length === 0) return null;
  const done = subtasks.filter(({ completed }) => completed).length;
  return (
    <span className="shrink-0 tabular-nums">
      <span aria-hidden>{`${done}/${subtasks.length}`}</span>
      <span className="sr-only">{`${done} of ${subtasks.length} subtasks done`}</span>
    </span>
  );
}
