import type { RefObject } from "react";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { canBeMoved, listedSiblings } from "./listed-siblings";
import { useDrag } from "./use-drag";

/** Lets listed tasks be dragged among their siblings. */
export function useRowDrag(list: RefObject<HTMLElement | null>, { isOn }: { isOn: boolean }): void {
  const { copy, undo } = useTasks();
  const { find } = copy.store;
  // With the code of the keys that do the same.
  const drop = async (task: Task, before: string | undefined) => {
    const { createTreeActions } = await import("../../store/tree/tree-actions");
    createTreeActions(copy, undo).putBefore(task, before === undefined ? undefined : find(before));
  };
  useDrag(list, {
    isOn,
    find(pressed) {
      const row = pressed.closest<HTMLElement>("[data-task]");
      const task = row === null ? undefined : find(row.dataset["task"] ?? "");
      if (row === null || task === undefined || !canBeMoved(task)) return undefined;
      const targets = () =>
        listedSiblings(task, find).flatMap(({ id }) => {
          const other = id === task.id ? null : document.querySelector<HTMLElement>(`main [data-task="${id}"]`);
          return other === null ? [] : [{ id, row: other }];
        });
      return { row, targets, onDrop: (before) => void drop(task, before) };
    },
  });
}
