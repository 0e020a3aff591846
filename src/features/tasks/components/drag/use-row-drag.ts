import type { RefObject } from "react";
import type { Clock } from "~/shared/clock";
import type { Grouping } from "../../constants";
import type { Task } from "../../store/task";
import { countTags } from "../../store/lists/task-counts";
import { useTasks } from "../../store/tasks-provider";
import { windowedRows } from "../list/long/windowed-rows";
import { useKnownPlaces } from "../place/use-known-places";
import { canBeMoved, listedSiblings } from "./listed-siblings";
import { useDrag } from "./use-drag";

interface RowDrag {
  isOn: boolean;
  clock: Clock;
  /** What the headings of the list are about. */
  grouping: Grouping;
}

/** Lets listed tasks be dragged among their siblings, and to other groups of the list. */
export function useRowDrag(list: RefObject<HTMLElement | null>, { isOn, clock, grouping }: RowDrag): void {
  const { actions, copy, undo } = useTasks();
  const places = useKnownPlaces();
  const { find } = copy.store;
  // With the code of the keys that do the same.
  const loadTree = async () => (await import("../../store/tree/tree-actions")).createTreeActions(copy, undo);
  const drop = async (task: Task, before: string | undefined) => {
    const { putBefore } = await loadTree();
    putBefore(task, before === undefined ? undefined : find(before));
  };
  const put = async (task: Task, key: string) => {
    if (grouping === "none") return;
    const [{ createPutInGroup }, tree] = await Promise.all([import("../groups/put-in-group"), loadTree()]);
    const around = { clock, ...places(), tags: countTags(copy.store.list()).map(({ tag }) => tag) };
    createPutInGroup({ actions, tree, around })(task, { grouping, key });
  };
  useDrag(list, {
    isOn,
    find(pressed) {
      const row = pressed.closest<HTMLElement>("[data-task]");
      const task = row === null ? undefined : find(row.dataset["task"] ?? "");
      if (row === null || task === undefined || list.current === null) return undefined;
      const isGrouped = grouping !== "none";
      const isMovable = canBeMoved(task);
      if (!isGrouped && !isMovable) return undefined;
      const own = isGrouped ? groupAt(list.current, row.getBoundingClientRect()) : undefined;
      const targets = () =>
        listedSiblings(task, find).flatMap(({ id }) => {
          const other = id === task.id ? null : document.querySelector<HTMLElement>(`main [data-task="${id}"]`);
          return other === null ? [] : [{ id, row: other }];
        });
      return {
        row,
        label: isGrouped ? task.title : undefined,
        over(at, among) {
          const day = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-into]");
          const group = day ?? (isGrouped && list.current !== null ? groupAt(list.current, at) : undefined);
          const key = group?.dataset["into"];
          if (isGrouped && group != null && key !== undefined && key !== own?.dataset["into"])
            return { mark: group, as: "into", act: () => void put(task, key) };
          return isMovable ? among(at, targets(), (before) => void drop(task, before)) : undefined;
        },
      };
    },
  });
}

/** Returns the heading that a point of a list stands below; of a long list, whose headings may not be on the page, none. */
function groupAt(list: HTMLElement, { y }: { y: number }): HTMLElement | undefined {
  if (windowedRows() !== undefined) return undefined;
  const headings = [...list.querySelectorAll<HTMLElement>("[data-into]")];
  return headings.findLast((heading) => heading.getBoundingClientRect().top <= y);
}
