import type { TaskCopy } from "../../store/copy/task-copy";
import type { createManyMoves } from "../../store/many/many-moves";
import type { Task } from "../../store/task";
import { foldsOf } from "../../store/tree/folds";
import { ancestorsOf, treeOf } from "../../store/tree/tree";
import type { Drop, Point } from "./drag-row";

interface Deps {
  list: HTMLElement;
  copy: TaskCopy;
  many: Pick<ReturnType<typeof createManyMoves>, "putBelow" | "putAfter">;
  userId: string;
  /** The row that was pressed, and its task. */
  row: HTMLElement;
  task: Task;
  /** The heading of its group, above which no row takes it. */
  heading: HTMLElement | undefined;
  /** All that are dragged. */
  tasks: readonly Task[];
}

/** Pixels to the side that are one level. */
const step = 32;

/** Returns what tells where dragged tasks come to stand if they are dragged to the side: below the row above them, or out of their parent. */
export function createNesting({ list, copy, many, userId, row, task, heading, tasks }: Deps) {
  const { store } = copy;
  const { find } = store;
  const ids = new Set(tasks.map(({ id }) => id));
  const rowIn = (id: string) => list.querySelector<HTMLElement>(`[data-task="${id}"]`);
  const levelOf = (shown: Element | null) => Number(shown?.closest("li")?.getAttribute("aria-level") ?? 1);
  const isAbove = (ancestor: string) => (one: Task) => ancestorsOf(find, one).some(({ id }) => id === ancestor);

  /** Returns the listed rows with their tasks, without those that are dragged and what is below them. */
  function* otherRows() {
    for (const other of list.querySelectorAll<HTMLElement>("[data-task]")) {
      const found = find(other.dataset["task"] ?? "");
      if (found === undefined) continue;
      if (![found, ...ancestorsOf(find, found)].some(({ id }) => ids.has(id))) yield { row: other, task: found };
    }
  }

  /** Returns a task, or the one above it that stands at a level of the list. */
  function atLevel(from: Task, level: number): Task {
    const parent = from.parentId === null ? undefined : find(from.parentId);
    if (parent === undefined || levelOf(rowIn(from.id)) <= level || rowIn(parent.id) === null) return from;
    return atLevel(parent, level);
  }

  /** Returns the sibling after a task that is not dragged itself. */
  function after({ id }: Task, siblings: readonly Task[]): Task | undefined {
    return siblings.slice(siblings.findIndex((one) => one.id === id) + 1).find((one) => !ids.has(one.id));
  }
  const below = ({ id }: Task) => treeOf(store).read().get(id) ?? [];

  function into(levels: number, { y }: Point): Drop | undefined {
    const isHigher = ({ row: other }: { row: HTMLElement }) => {
      const { top, height } = other.getBoundingClientRect();
      return top + height / 2 < y;
    };
    const found = [...otherRows()].findLast(isHigher);
    const isInGroup = found !== undefined && (heading === undefined || isAfter(heading, found.row));
    if (!isInGroup) return undefined;
    const above = found.task;
    const parent = atLevel(above, levelOf(row) + levels - 1);
    const mark = rowIn(parent.id);
    if (mark === null || parent.completed || tasks.every(({ parentId }) => parentId === parent.id)) return undefined;
    const branch = parent.id === above.id ? undefined : atLevel(above, levelOf(mark) + 1);
    const first = below(parent).find(({ id }) => rowIn(id) !== null && !ids.has(id));
    const next = branch === undefined ? first : after(branch, below(parent));
    const act = () => {
      if (many.putBelow(tasks, parent, next).length > 0) foldsOf(userId).set(parent.id, true);
    };
    return { mark, as: "into", says: `Make a subtask of “${parent.title}”`, act };
  }

  function out(levels: number): Drop | undefined {
    const anchor = atLevel(task, Math.max(1, levelOf(row) - levels));
    if (anchor.id === task.id) return undefined;
    const isInside = isAbove(anchor.id);
    const last = [...otherRows()].findLast((other) => other.task.id === anchor.id || isInside(other.task));
    if (last === undefined) return undefined;
    const act = () => void many.putAfter(tasks, anchor);
    return { mark: last.row, as: "below", says: `Move out of “${anchor.title}”`, act };
  }

  return (at: Point, from: Point): Drop | undefined => {
    const levels = Math.trunc((at.x - from.x) / step);
    if (levels > 0) return into(levels, at);
    return levels < 0 ? out(-levels) : undefined;
  };
}

const isAfter = (one: HTMLElement, other: HTMLElement) =>
  one.getBoundingClientRect().top <= other.getBoundingClientRect().top;
