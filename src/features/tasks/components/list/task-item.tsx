import { memo, type RefCallback, Suspense } from "react";
import { joinClasses } from "~/ui/join-classes";
import { lazyPart } from "~/ui/page/lazy-part";
import type { Said } from "~/shared/due-labels";
import type { TaskGroup } from "../../list/arrangement/groups";
import type { ViewName } from "../../list/views";
import { ListHeading } from "../headings/list-heading";
import { rowClass, TaskRow } from "./task-row";
import type { RowPopup } from "./task-row-actions";
import type { Row } from "./use-exit-animation";
import type { OpenFor } from "~/ui/overlays/use-popup";

const TrashRow = lazyPart(async () => (await import("../trash/trash-row")).TrashRow);

interface TaskItemProps {
  row: Row;
  /** The groups whose headings stand here. */
  headings: readonly TaskGroup[] | undefined;
  view: ViewName;
  said: Said;
  /** The address of the list, which the id of a task completes. */
  href: string;
  isLast: boolean;
  isCurrent: boolean;
  isOpen: boolean;
  /** 1, or more for a subtask below its parent; `undefined` in a list without such. */
  level: number | undefined;
  isUnfolded: boolean | undefined;
  openPopup: RowPopup | undefined;
  words: readonly string[];
  index: number;
  /** The number of rows, -1 if it is unknown, or `undefined` if all are on the page. */
  count: number | undefined;
  /** Pixels of the rows that the page does not hold, between this one and the one before. */
  above: number;
  measure: RefCallback<HTMLLIElement> | undefined;
  onMenu: OpenFor;
}

/** Shows an item of the list: a row, and above it the heading of the group that begins with it. */
export const TaskItem = memo(function TaskItem(props: TaskItemProps) {
  const { row, headings, view, said, href, isLast, words, index, count, above, measure, level, isUnfolded } = props;
  const { task, isExiting } = row;
  return (
    <li
      ref={measure}
      data-index={measure && index}
      aria-level={level}
      aria-posinset={measure && index + 1}
      aria-setsize={count}
      style={measure && { marginTop: above }}
      className={joinClasses(
        "break-inside-avoid",
        !isLast && "border-b border-line",
        measure
          ? "print:mt-0!"
          : "[contain-intrinsic-size:auto_2.75rem] [content-visibility:auto] print:[content-visibility:visible]",
      )}
    >
      {headings?.map((group) => (
        <ListHeading key={group.key} group={group} />
      ))}
      {view === "trash" ? (
        <Suspense fallback={<div className={rowClass} />}>
          <TrashRow task={task} said={said} isCurrent={props.isCurrent} isExiting={isExiting} words={words} />
        </Suspense>
      ) : (
        <TaskRow
          task={task}
          view={view}
          said={said}
          href={`${href}${task.id}`}
          isCurrent={props.isCurrent}
          isOpen={props.isOpen}
          level={level ?? 1}
          isUnfolded={isUnfolded}
          openPopup={props.openPopup}
          isExiting={isExiting}
          words={words}
          onMenu={props.onMenu}
        />
      )}
    </li>
  );
});
