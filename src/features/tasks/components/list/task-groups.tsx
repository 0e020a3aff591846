"use client";

import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { ChosenFilter } from "../../list/filter-params";
import { wordsOf } from "../../list/filters/search-words";
import { groupingOf } from "../../list/arrangement/arrangement";
import { saidOf } from "../../list/labels/said";
import type { View } from "../../list/views";
import type { Sort } from "../../constants";
import { useClock } from "~/client/clock";
import { joinClasses } from "~/ui/join-classes";
import { preload } from "~/ui/page/preload";
import { useUnfolded } from "../../store/tree/use-tree";
import { ListHeading } from "../headings/list-heading";
import { type ListedRows, listRows } from "./listed-rows";
import { isNested, nestRows } from "../subtasks/nested-rows";
import { useListedSections } from "../headings/use-listed-sections";
import { EveryRow } from "./long/every-row";
import { type ListWindow, everyRow, maxPrintedRows } from "./long/list-window";
import { useLongList } from "./long/use-long-list";
import { TaskItem } from "./task-item";
import { useCurrentRow } from "./use-current-row";
import type { Row } from "./use-exit-animation";
import { listHref } from "./use-list-address";
import { dragClass } from "../drag/use-drag";
import { useRowDrag } from "../drag/use-row-drag";
import { useRowPopups } from "./row-popups/use-row-popups";

const loadLongTaskList = async () => (await import("./long/long-task-list")).LongTaskList;
// Where its code cannot be had, the page holds every row.
const LongTaskList = lazy(async () => ({ default: await loadLongTaskList().catch(() => EveryRow) }));

export interface TaskGroupsProps {
  rows: Row[];
  view: View;
  filter: ChosenFilter;
  sort: Sort;
  openTaskId: string | undefined;
  /** There are more tasks in this list than `rows`. */
  hasMore: boolean;
  /** Puts the rows in the order of other groups than the usual ones. */
  regroup?: ((rows: Row[]) => ListedRows) | undefined;
}

/** Shows one list to assistive technology, whatever its groups: each heading is part of its group's first item. */
export function TaskGroups({ rows, view, filter, sort, openTaskId, hasMore, regroup }: TaskGroupsProps) {
  const clock = useClock();
  const list = useRef<HTMLUListElement>(null);
  const words = useMemo(() => wordsOf(filter.search), [filter.search]);
  const said = useMemo(() => saidOf(view, filter, { sort, clock }), [view, filter, sort, clock]);
  const href = useMemo(() => listHref({ filter, task: "" }), [filter]);
  const { popups, openAt, onMenu } = useRowPopups(rows);
  const unfolded = useUnfolded();
  const tree = useMemo(
    () => (isNested(view, filter) ? nestRows(rows, unfolded) : { rows, nesting: undefined }),
    [rows, view, filter, unfolded],
  );
  const sections = useListedSections(filter);
  const listed = useMemo(
    () => regroup?.(tree.rows) ?? listRows(tree.rows, { view, sort, clock, sections }),
    [tree, view, sort, clock, sections, regroup],
  );
  const isTree = tree.nesting !== undefined && tree.nesting.size > 0;
  const count = listed.rows.length;
  const current = useCurrentRow(listed.rows);
  const currentIndex = useMemo(
    () => Math.max(0, current === undefined ? 0 : listed.rows.findIndex(({ task }) => task.id === current)),
    [listed, current],
  );
  const grouping = groupingOf(view, filter);
  useRowDrag(list, { isOn: view.name !== "trash", clock, grouping, isNested: tree.nesting !== undefined });
  const { isLong, plainCount } = useLongList(count);
  const [window, setWindow] = useState<ListWindow>();
  const { shown, below, measure } = (isLong ? window : undefined) ?? everyRow(plainCount);
  useEffect(() => {
    if (hasMore) preload(loadLongTaskList);
  }, [hasMore]);
  return (
    <>
      <ul
        ref={list}
        aria-label="Tasks"
        style={measure && { paddingBottom: below }}
        data-sort={sort}
        className={joinClasses(
          isTree && "-ms-4 [--gutter:1rem]",
          dragClass,
          measure && "flow-root print:pb-0! [overflow-anchor:none]",
        )}
      >
        {shown.map(({ index, above }) => {
          const row = listed.rows[index];
          if (row === undefined) return undefined;
          const nesting = tree.nesting?.get(row.task.id);
          return (
            <TaskItem
              key={row.task.id}
              row={row}
              headings={listed.headings.get(row.task.id)}
              view={view.name}
              said={said}
              href={href}
              isLast={index === count - 1}
              isCurrent={index === currentIndex}
              isOpen={row.task.id === openTaskId}
              level={isTree ? (nesting?.level ?? 1) : undefined}
              isUnfolded={nesting?.isUnfolded}
              openPopup={openAt(row.task.id)}
              words={words}
              index={index}
              count={measure && (hasMore ? -1 : count)}
              above={above}
              measure={measure}
              onMenu={onMenu}
            />
          );
        })}
      </ul>
      {listed.rest.map((group) => (
        <ListHeading key={group.key} group={group} />
      ))}
      {popups}
      {isLong && (
        <Suspense>
          <LongTaskList
            listed={listed}
            said={said}
            list={list}
            currentIndex={currentIndex}
            openTaskId={openTaskId}
            chosen={filter}
            onChange={setWindow}
          />
        </Suspense>
      )}
      {measure && count > maxPrintedRows && (
        <p className="hidden py-4 text-sm text-muted print:block">
          {`These are the first ${maxPrintedRows.toLocaleString("en")} of ${count.toLocaleString("en")} tasks.`}
        </p>
      )}
    </>
  );
}
