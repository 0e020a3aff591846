import { useMemo } from "react";
import { useClock } from "~/client/clock";
import { dayHeading } from "~/shared/due-labels";
import type { Sort } from "../../constants";
import { without } from "../../list/arrangement/groupings";
import type { ChosenFilter } from "../../list/filter-params";
import { wordsOf } from "../../list/filters/search-words";
import { saidOf } from "../../list/labels/said";
import type { View } from "../../list/views";
import type { Task } from "../../store/task";
import { BoardColumn } from "../board/board-column";
import type { OpenFor } from "~/ui/overlays/use-popup";
import type { RowPopup } from "../list/task-row-actions";
import { listHref } from "../list/use-list-address";

interface CardListProps {
  /** `undefined` for the tasks without a date. */
  day: string | undefined;
  tasks: readonly Task[];
  view: View;
  filter: ChosenFilter;
  sort: Sort;
  current: string | undefined;
  openTaskId: string | undefined;
  exiting: ReadonlyMap<string, Task>;
  openAt: (taskId: string) => RowPopup | undefined;
  onMenu: OpenFor;
}

/** Shows the tasks of a day, or those without a date, beside or below a calendar. */
export function CardList({ day, tasks, view, filter, sort, ...cards }: CardListProps) {
  const clock = useClock();
  const said = useMemo(() => saidOf(view, { ...filter, group: "due" }, { sort, clock }), [view, filter, sort, clock]);
  const words = useMemo(() => wordsOf(filter.search), [filter.search]);
  const group = {
    key: day ?? without,
    ...(day === undefined ? { title: "No date" } : dayHeading(day, clock)),
    given: { dueOn: day ?? null },
    tasks: [...tasks],
  };
  return (
    <div
      data-day={day}
      className="max-md:w-full max-md:[&>section]:w-full md:sticky md:top-4 md:max-h-[calc(100dvh-2rem)] md:overflow-y-auto"
    >
      <BoardColumn
        group={group}
        view={view}
        said={said}
        words={words}
        href={listHref({ filter, task: "" })}
        {...cards}
      />
    </div>
  );
}
