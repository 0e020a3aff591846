import type { Ref } from "react";
import { joinClasses } from "~/ui/join-classes";
import { GroupHeading } from "./group-heading";
import type { ListedRow } from "./listed-rows";
import { TaskRow } from "./task-row";
import { TrashRow } from "./trash-row";

interface TaskItemProps {
  row: ListedRow;
  isTrash: boolean;
  isLast: boolean;
  href: string;
  isCurrent: boolean;
  isOpen: boolean;
  words: readonly string[];
  /** Where the row stands, if the page does not hold the whole list. */
  place?: { index: number; count: number; above: number; ref: Ref<HTMLLIElement> } | undefined;
}

/** Shows an item of the list: a row, and above it the heading of the group that begins with it. */
export function TaskItem({ row, isTrash, isLast, place, words, ...ofTask }: TaskItemProps) {
  const { task, isExiting, heading } = row;
  return (
    <li
      ref={place?.ref}
      data-index={place?.index}
      aria-posinset={place && place.index + 1}
      aria-setsize={place?.count}
      style={place && { marginTop: place.above }}
      className={joinClasses(
        "print:break-inside-avoid",
        !isLast && "border-b border-line",
        place === undefined
          ? "[contain-intrinsic-size:auto_4rem] [content-visibility:auto] print:[content-visibility:visible]"
          : "print:mt-0!",
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
        <TaskRow task={task} isExiting={isExiting} words={words} {...ofTask} />
      )}
    </li>
  );
}
