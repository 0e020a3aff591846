import type { RefObject } from "react";
import type { Task } from "../../store/task";
import { useCardDrops } from "../drag/use-card-drops";
import { loadListParts } from "../filters/load-list-parts";
import { useDrag } from "../drag/use-drag";

interface Deps {
  find: (id: string) => Task | undefined;
  /** Puts a task on a day, or on none. */
  put: (task: Task, day: string | null) => void;
}

/** Lets tasks be dragged to other days, to and from those without a date, and to the sidebar. */
export function useCalendarDrag(calendar: RefObject<HTMLElement | null>, { find, put }: Deps): void {
  const dropsOf = useCardDrops();
  useDrag(calendar, {
    isOn: true,
    load: loadListParts,
    async find(pressed) {
      const row = pressed.closest<HTMLElement>("[data-task]");
      const task = find(row?.dataset["task"] ?? "");
      if (row === null || task === undefined) return undefined;
      const { onStart, beside } = await dropsOf(task);
      return {
        row,
        label: task.title,
        onStart,
        over(at) {
          const given = beside(at);
          if (given !== undefined) return given.drop;
          const place = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-day], [data-column]");
          if (place == null) return undefined;
          return { mark: place, as: "into", act: () => put(task, place.dataset["day"] ?? null) };
        },
      };
    },
  });
}
