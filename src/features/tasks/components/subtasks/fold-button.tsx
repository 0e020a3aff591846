import { joinClasses } from "~/ui/join-classes";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { foldsOf } from "../../store/tree/folds";

interface FoldButtonProps {
  task: Task;
  isUnfolded: boolean;
  tabIndex: number;
}

/** Shows and hides the rows of the subtasks of a task. */
export function FoldButton({ task, isUnfolded, tabIndex }: FoldButtonProps) {
  const { viewer } = useTasks();
  return (
    <button
      type="button"
      data-fold
      aria-expanded={isUnfolded}
      aria-label={`Subtasks of ${task.title}`}
      data-tooltip={isUnfolded ? "Hide subtasks" : "Show subtasks"}
      data-shortcut={isUnfolded ? "←" : "→"}
      tabIndex={tabIndex}
      onClick={() => foldsOf(viewer.userId).set(task.id, !isUnfolded)}
      className={joinClasses(
        "z-1 -ms-6 -me-2 flex size-6 shrink-0 items-center justify-center rounded-md text-muted hit-area hover:bg-hover hover:text-ink print:hidden",
        "glyph-chevron before:size-3.5 before:transition-transform motion-reduce:before:transition-none",
        isUnfolded ? "before:rotate-90" : "rtl:before:rotate-180",
      )}
    />
  );
}
