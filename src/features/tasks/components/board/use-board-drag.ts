import type { RefObject } from "react";
import type { TaskGroup } from "../../list/arrangement/groups";
import type { Task } from "../../store/task";
import { useCardDrops } from "../drag/use-card-drops";
import { loadListParts } from "../filters/load-list-parts";
import { useDrag } from "../drag/use-drag";
import type { CardMoves } from "./card-moves";

interface Deps {
  columns: readonly TaskGroup[];
  moves: CardMoves;
  find: (id: string) => Task | undefined;
}

/** Lets the cards of a board be dragged into other columns, to the sidebar, and where their owner orders them to a place among others. */
export function useBoardDrag(board: RefObject<HTMLElement | null>, { columns, moves, find }: Deps): void {
  const dropsOf = useCardDrops();
  useDrag(board, {
    isOn: true,
    load: loadListParts,
    async find(pressed) {
      const row = pressed.closest<HTMLElement>("[data-card]");
      const task = find(row?.querySelector<HTMLElement>("[data-task]")?.dataset["task"] ?? "");
      if (row === null || task === undefined) return undefined;
      const { onStart, beside } = await dropsOf(task);
      return {
        row,
        label: task.title,
        onStart,
        over(at, among) {
          const given = beside(at);
          if (given !== undefined) return given.drop;
          const column = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-column]");
          const group = columns.find(({ key }) => key === column?.dataset["column"]);
          if (column == null || group?.given === undefined) return undefined;
          const drop = (before?: string) =>
            void moves.moveTo(task, group.key, before === undefined ? undefined : find(before));
          const others = [...column.querySelectorAll<HTMLElement>("[data-card]")].filter((card) => card !== row);
          if (moves.isOrdered && others.length > 0) {
            const targets = others.map((card) => ({
              id: card.querySelector<HTMLElement>("[data-task]")?.dataset["task"] ?? "",
              row: card,
            }));
            return among(at, targets, drop);
          }
          return { mark: column, as: "into", act: () => drop() };
        },
      };
    },
  });
}
