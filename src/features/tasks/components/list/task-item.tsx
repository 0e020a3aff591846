import { memo, type RefCallback } from "react";
import { joinClasses } from "~/ui/join-classes";
import type { ChosenFilter } from "../../list/filter-params";
import type { TaskGroup } from "../../list/groups";
import { GroupHeading } from "./group-heading";
import { TaskRow } from "./task-row";
import { TrashRow } from "./trash-row";
import type { Row } from "./use-exit-animation";
import { listHref } from "./use-list-address";

interface TaskItemProps {
  row: Row;
  /** The group that begins here. */
  heading: TaskGroup | undefined;
  filter: ChosenFilter;
  isTrash: boolean;
  isLast: boolean;
  isCurrent: boolean;
  isOpen: boolean;
  words: readonly string[];
  index: number;
  /** The number of rows, -1 if it is unknown, or `undefined` if all are on the page. */
  count: number | undefined;
  /** Pixels of the rows that the page does not hold, between this one and the one before. */
  above: number;
  measure: RefCallback<HTMLLIElement> | undefined;
}

/** Shows an item of the list: a row, and above it the heading of the group that begins with it. */
export const TaskItem = memo(function TaskItem(props: TaskItemProps) {
  const { row, heading, filter, isTrash, isLast, isCurrent, isOpen, words, index, count, above, measure } = props;
  const { task, isExiting } = row;
  return (
    <li
      ref={measure}
      data-index={measure && index}
      aria-posinset={measure && index + 1}
      aria-setsize={count}
      style={measure && { marginTop: above }}
      className={joinClasses(
        "print:break-inside-avoid",
        !isLast && "border-b border-line",
        measure
          ? "print:mt-0!"
          : "[contain-intrinsic-size:auto_4rem] [content-visibility:auto] print:[content-visibility:visible]",
      )}
    >
      {heading?.title !== undefined && (
        <GroupHeading
          title={heading.title}
          detail={heading.detail}
          count={heading.tasks.length}
          isOverdue={heading.key === "overdue"}
        />
      )}
      {isTrash ? (
        <TrashRow task={task} isExiting={isExiting} words={words} />
      ) : (
        <TaskRow
          task={task}
          href={listHref({ filter, task: task.id })}
          isCurrent={isCurrent}
          isOpen={isOpen}
          isExiting={isExiting}
          words={words}
        />
      )}
    </li>
  );
});
