import { useAncestors } from "../../store/tree/use-tree";
import type { Task } from "../../store/task";
import { TaskLink } from "./task-link";

/** Shows the tasks that the open one is a subtask of, from the top down. */
export function ParentLinks({ task }: { task: Task }) {
  const above = useAncestors(task);
  if (above.length === 0) return null;
  return (
    <nav aria-label="Parent tasks" className="mb-1">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-muted">
        {above.map((ancestor) => (
          <li key={ancestor.id} className="flex max-w-full min-w-0 items-center gap-x-1 after:content-['›']">
            <TaskLink
              task={ancestor}
              className="min-h-7 max-w-56 truncate rounded-sm py-1 hover:text-ink hover:underline pointer-coarse:min-h-11 pointer-coarse:py-3"
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}
