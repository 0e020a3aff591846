import type { Clock } from "~/shared/clock";
import type { Grouping } from "../../constants";
import type { TaskCopy } from "../../store/copy/task-copy";
import { countTags } from "../../store/lists/task-counts";
import { countTasks } from "../../store/many/count-tasks";
import { createManyActions } from "../../store/many/many-actions";
import { selection } from "../../store/many/selection";
import type { Task } from "../../store/task";
import type { TaskActions } from "../../store/task-actions";
import { createTreeActions } from "../../store/tree/tree-actions";
import type { UndoStack } from "../../store/undo-stack";
import { createPutInGroup, createPutManyInGroup } from "../groups/put-in-group";
import { windowedRows } from "../list/long/windowed-rows";
import type { Places } from "../place/places";
import { canBeMoved, listedSiblings } from "./listed-siblings";
import { createNesting } from "./nesting";
import { canDropBeside, createSidebarDrops } from "./sidebar-drops";
import type { Draggable } from "./use-drag";

export interface ListedRowDeps {
  list: HTMLElement;
  actions: TaskActions;
  copy: TaskCopy;
  undo: UndoStack;
  clock: Clock;
  places: () => Places;
  /** What the headings of the list are about. */
  grouping: Grouping;
  /** Whether it shows subtasks below their parents. */
  isNested: boolean;
  userId: string;
}

/** Returns how a listed task is dragged that was pressed, with all that are selected if it is: among its siblings, to other groups of the list, and to the sidebar. */
export function findListedRow(pressed: HTMLElement, deps: ListedRowDeps): Draggable | undefined {
  const { list, actions, copy, undo, clock, places, grouping, isNested } = deps;
  const { find } = copy.store;
  const row = pressed.closest<HTMLElement>("[data-task]");
  const task = find(row?.dataset["task"] ?? "");
  if (row === null || task === undefined || task.deletedAt !== null) return undefined;
  const isGrouped = grouping !== "none";
  const isMovable = canBeMoved(task);
  if (!isGrouped && !isMovable && !isNested && !canDropBeside()) return undefined;

  const tree = createTreeActions(copy, undo);
  const many = createManyActions({ copy, undo, clock: () => clock });
  const tasks = draggedWith(task, find);
  const isAlone = tasks.length === 1;
  const sidebar = createSidebarDrops({ actions, tree, many, clock, places });
  const dragged = new Set(tasks.map(({ id }) => id));
  const own = isGrouped ? groupAt(list, row.getBoundingClientRect()) : undefined;
  const nest = createNesting({ ...deps, row, task, tasks, many, heading: own });
  const targets = () =>
    listedSiblings(task, find).flatMap(({ id }) => {
      const other = dragged.has(id) ? undefined : rowOf(id);
      return other === undefined ? [] : [{ id, row: other }];
    });
  const drop = (before: string | undefined) => {
    const next = before === undefined ? undefined : find(before);
    return isAlone ? tree.putBefore(task, next) : many.putBefore(tasks, task, next);
  };
  const put = (key: string) => {
    if (grouping === "none") return;
    const around = { clock, ...places(), tags: countTags(copy.store.list()).map(({ tag }) => tag) };
    if (isAlone) createPutInGroup({ actions, tree, around })(task, { grouping, key });
    else createPutManyInGroup({ many, around })(tasks, { grouping, key });
  };
  return {
    row,
    others: tasks.flatMap(({ id }) => (id === task.id ? [] : (rowOf(id) ?? []))),
    label: !isAlone ? countTasks(tasks.length) : isGrouped || canDropBeside() ? task.title : undefined,
    onStart: () => sidebar.outline(tasks),
    over(at, among, from) {
      const beside = sidebar.at(at, tasks);
      if (beside !== undefined) return beside.drop;
      const day = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-into]");
      const group = day ?? (isGrouped ? groupAt(list, at) : undefined);
      const key = group?.dataset["into"];
      if (isGrouped && group != null && key !== undefined && key !== own?.dataset["into"])
        return { mark: group, as: "into", act: () => put(key) };
      const sideways = isNested ? nest(at, from) : undefined;
      if (sideways !== undefined) return sideways;
      return isMovable ? among(at, targets(), (before) => void drop(before)) : undefined;
    },
  };
}

const rowOf = (id: string) => document.querySelector<HTMLElement>(`main [data-task="${id}"]`) ?? undefined;

/** Returns the selected tasks in the order of the list if the pressed one is among them, else that alone. */
function draggedWith(task: Task, find: (id: string) => Task | undefined): Task[] {
  if (!selection.read().ids.has(task.id)) return [task];
  return selection.inOrder().flatMap((id) => find(id) ?? []);
}

/** Returns the heading that a point of a list stands below; of a long list, whose headings may not be on the page, none. */
function groupAt(list: HTMLElement, { y }: { y: number }): HTMLElement | undefined {
  if (windowedRows() !== undefined) return undefined;
  const headings = [...list.querySelectorAll<HTMLElement>("[data-into]")];
  return headings.findLast((heading) => heading.getBoundingClientRect().top <= y);
}
