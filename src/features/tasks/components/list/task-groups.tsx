"use client";

import { useEffect, useMemo, useState } from "react";
import type { ChosenFilter } from "../../list/filter-params";
import { groupTasks } from "../../list/groups";
import { wordsOf } from "../../list/filters/search-words";
import type { View } from "../../list/views";
import type { Sort } from "../../constants";
import { useClock } from "~/client/clock";
import { GroupHeading } from "./group-heading";
import { focusNeighbour, rowInFocus } from "./row-focus";
import { TaskRow } from "./task-row";
import { TrashRow } from "./trash-row";
import type { Row } from "./use-exit-animation";
import { listHref } from "./use-list-address";

interface TaskGroupsProps {
  rows: Row[];
  view: View;
  filter: ChosenFilter;
  sort: Sort;
  openTaskId: string | undefined;
}

/** Shows one list to assistive technology, whatever its groups: each heading is part of its group's first item. */
export function TaskGroups({ rows, view, filter, sort, openTaskId }: TaskGroupsProps) {
  const clock = useClock();
  const [current, setCurrent] = useState<string>();
  const words = useMemo(() => wordsOf(filter.search), [filter.search]);
  const groups = groupTasks(
    rows.map(({ task }) => task),
    { view, sort, clock },
  );
  const exiting = new Set(rows.filter(({ isExiting }) => isExiting).map(({ task }) => task.id));
  const stop = rows.some(({ task }) => task.id === current) ? current : rows[0]?.task.id;
  useEffect(() => {
    const follow = () => setCurrent((before) => rowInFocus() ?? before);
    document.addEventListener("focusin", follow);
    return () => document.removeEventListener("focusin", follow);
  }, []);
  useEffect(() => {
    const focused = rowInFocus();
    if (focused !== undefined && exiting.has(focused)) focusNeighbour(focused, exiting);
  });
  return (
    <ul aria-label="Tasks">
      {groups.flatMap((group) =>
        group.tasks.map((task, index) => (
          <li
            key={task.id}
            className="border-b border-line last:border-0 [contain-intrinsic-size:auto_4rem] [content-visibility:auto] print:break-inside-avoid print:[content-visibility:visible]"
          >
            {index === 0 && group.title !== undefined && (
              <GroupHeading
                title={group.title}
                detail={group.detail}
                count={group.tasks.length}
                isOverdue={group.key === "overdue"}
              />
            )}
            {view.trash ? (
              <TrashRow task={task} isExiting={exiting.has(task.id)} words={words} />
            ) : (
              <TaskRow
                task={task}
                href={listHref({ filter, task: task.id })}
                isCurrent={task.id === stop}
                isOpen={task.id === openTaskId}
                isExiting={exiting.has(task.id)}
                words={words}
              />
            )}
          </li>
        )),
      )}
    </ul>
  );
}
