import type { RefObject } from "react";
import type { Task } from "../../store/task";
import { useDrag } from "../drag/use-drag";

interface Deps {
  find: (id: string) => Task | undefined;
  /** Puts a task on a day, or on none. */
  put: (task: Task, day: string | null) => void;
}

/** Lets tasks be dragged to other days, and to and from those without a date. */
export function useCalendarDrag(calendar: RefObject<HTMLElement | null>, { find, put }: Deps): void {
  useDrag(calendar, {
    isOn: true,
    find(pressed) {
      const row = pressed.closest<HTMLElement>("[data-task]");
      const task = find(row?.dataset["task"] ?? "");
      if (row === null || task === undefined) return undefined;
      return {
        row,
        label: task.title,
        over(at) {
          const place = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-day], [data-column]");
          if (place == null) return undefined;
          return { mark: place, as: "into", act: () => put(task, place.dataset["day"] ?? null) };
        },
      };
    },
  });
}
