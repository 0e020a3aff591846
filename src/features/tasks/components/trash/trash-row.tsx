"use client";

import { memo } from "react";
import type { Said } from "~/shared/due-labels";
import { joinClasses } from "~/ui/join-classes";
import { MarkedText } from "../list/marked-text";
import { focusRowOrPage, neighbourOf } from "../list/row-focus";
import { selection } from "../../store/many/selection";
import type { Task } from "../../store/task";
import { useIsSelected } from "../select/use-selection";
import { TaskFacts } from "../list/task-facts";
import { contentClass, exitingClass, rowClass, titleClass } from "../list/task-row";
import { useTasks } from "../../store/tasks-provider";
import { usePurge } from "../../store/use-purge";
import { TrashActions } from "./trash-actions";

interface TrashRowProps {
  task: Task;
  said: Said;
  /** Whether keys act on this row. It is the only one that Tab stops at. */
  isCurrent: boolean;
  isExiting: boolean;
  words: readonly string[];
}

/** Shows a deleted task, which can be restored or deleted permanently. */
export const TrashRow = memo(function TrashRow({ task, said, isCurrent, isExiting, words }: TrashRowProps) {
  const { actions } = useTasks();
  const { purge } = usePurge();
  const isSelected = useIsSelected(task.id);
  const tabIndex = isCurrent ? 0 : -1;
  const purgeThis = async () => {
    const neighbour = neighbourOf(task.id);
    const failure = await purge(task);
    if (failure === undefined) requestAnimationFrame(() => focusRowOrPage(neighbour));
    return failure;
  };
  return (
    <div
      data-task={task.id}
      className={joinClasses(
        rowClass,
        isSelected
          ? "bg-accent-soft shadow-[inset_3px_0_0_var(--color-accent)]"
          : "hover:bg-hover focus-within:bg-hover",
        isExiting && exitingClass,
      )}
    >
      {/* Nothing can be opened here, so a press selects. */}
      <label className="flex min-w-0 flex-1 items-center gap-x-3 self-stretch">
        <input
          type="checkbox"
          aria-label={`Select ${task.title}`}
          data-tick
          tabIndex={tabIndex}
          checked={isSelected}
          // It would select text.
          onMouseDown={(event) => event.shiftKey && event.preventDefault()}
          onChange={({ nativeEvent }) =>
            nativeEvent instanceof MouseEvent && nativeEvent.shiftKey
              ? selection.extend(task.id)
              : selection.toggle(task.id)
          }
          className="mx-0.5 size-4 shrink-0 accent-(--color-accent) print:hidden"
        />
        <span className={contentClass}>
          <span dir="auto" className={joinClasses(titleClass, "text-muted")}>
            <MarkedText text={task.title} words={words} />
          </span>
          <TaskFacts task={task} view="trash" said={said} />
        </span>
      </label>
      <TrashActions
        name={task.title}
        isInList
        tabIndex={tabIndex}
        onRestore={() => actions.restore(task)}
        onPurge={purgeThis}
      >
        “<bdi>{task.title}</bdi>” cannot be restored.
      </TrashActions>
    </div>
  );
});
