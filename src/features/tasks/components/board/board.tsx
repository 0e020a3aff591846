"use client";

import { Suspense, useId, useMemo, useRef } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import { columnsOf } from "../../list/arrangement/arrangement";
import { groupIntoColumns } from "../../list/arrangement/columns";
import { wordsOf } from "../../list/filters/search-words";
import { saidOf } from "../../list/labels/said";
import { useTasks } from "../../store/tasks-provider";
import { dragClass } from "../drag/use-drag";
import { usePutInGroup } from "../groups/use-put-in-group";
import { useSurroundings } from "../groups/use-surroundings";
import { useRowPopups } from "../list/row-popups/use-row-popups";
import { useCurrentRow } from "../list/use-current-row";
import type { TaskGroupsProps } from "../list/task-groups";
import { exitingIn, standingIn } from "../list/use-exit-animation";
import { listHref } from "../list/use-list-address";
import { usePartKeys } from "../shortcuts/use-part-keys";
import { withoutNested } from "../subtasks/nested-rows";
import { BoardColumn } from "./board-column";
import { createBoardKeys } from "./board-keys";
import { createCardMoves } from "./card-moves";
import { useBoardDrag } from "./use-board-drag";
import { useTreeActions } from "../../store/tree/use-tree-actions";

const AddSection = lazyPart(async () => (await import("~/features/sections/components/add-section")).AddSection);

/** Shows the tasks of a list in columns, one for each of its groups. */
export function Board({ rows, view, filter, sort, openTaskId }: Omit<TaskGroupsProps, "hasMore" | "regroup">) {
  const around = useSurroundings();
  const { clock } = around;
  const { find } = useTasks().copy.store;
  const { putBefore } = useTreeActions();
  const put = usePutInGroup(around);
  const grouping = columnsOf(view, filter);
  const cards = useMemo(() => withoutNested(rows, view, filter), [rows, view, filter]);
  const columns = useMemo(
    () => groupIntoColumns(grouping, standingIn(cards), { around, view }),
    [grouping, cards, around, view],
  );
  const exiting = useMemo(() => exitingIn(cards), [cards]);
  const said = useMemo(
    () => saidOf(view, { ...filter, group: grouping }, { sort, clock }),
    [view, filter, grouping, sort, clock],
  );
  const words = useMemo(() => wordsOf(filter.search), [filter.search]);
  const href = useMemo(() => listHref({ filter, task: "" }), [filter]);
  const { popups, openAt, onMenu } = useRowPopups(cards);
  const current = useCurrentRow(cards) ?? columns.find(({ tasks }) => tasks.length > 0)?.tasks[0]?.id;
  const hint = useId();
  const board = useRef<HTMLElement>(null);
  const moves = createCardMoves({ columns, grouping, isManual: sort === "position", put, putBefore });
  useBoardDrag(board, { columns, moves, find });
  usePartKeys(board, (event) => {
    if (board.current !== null) createBoardKeys(board.current, { moves, find })(event);
  });
  return (
    <>
      <section
        ref={board}
        aria-label="Board"
        aria-describedby={hint}
        data-scrolls="x"
        data-sort={sort}
        className={`-mx-4 mt-3 flex h-[calc(100dvh-var(--bottom-bar,0px)-13rem)] min-h-96 snap-x snap-mandatory items-start gap-3 overflow-x-auto scroll-smooth px-4 pb-3 md:-mx-8 md:snap-none md:px-8 print:h-auto print:flex-wrap ${dragClass}`}
      >
        {columns.map((group) => (
          <BoardColumn
            key={group.key}
            group={group}
            view={view}
            said={said}
            words={words}
            href={href}
            current={current}
            openTaskId={openTaskId}
            exiting={exiting}
            openAt={openAt}
            onMenu={onMenu}
          />
        ))}
        {grouping === "section" && view.project !== undefined && (
          <div className="w-72 shrink-0 snap-center">
            <Suspense>
              <AddSection key={view.project} projectId={view.project} />
            </Suspense>
          </div>
        )}
      </section>
      <p id={hint} hidden>
        Arrow keys go from card to card. With Alt they move the card.
      </p>
      {popups}
    </>
  );
}
