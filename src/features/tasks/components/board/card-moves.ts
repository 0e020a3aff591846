import { toast } from "~/ui/feedback/toast";
import type { Grouping } from "../../constants";
import type { TaskGroup } from "../../list/arrangement/groups";
import type { Task } from "../../store/task";
import type { PutInGroup } from "../groups/put-in-group";

interface Deps {
  columns: readonly TaskGroup[];
  grouping: Exclude<Grouping, "none">;
  /** Whether the cards of a column are in the order that their owner gives them. */
  isManual: boolean;
  put: PutInGroup;
  putBefore: (task: Task, next: Task | undefined) => boolean;
}

/** Returns whether two tasks have an order among each other. */
const isBeside = (one: Task, other: Task) =>
  one.parentId === other.parentId && one.projectId === other.projectId && one.sectionId === other.sectionId;

/** Returns what moves the cards of a board. Each returns whether it moved one. */
export function createCardMoves({ columns, grouping, isManual, put, putBefore }: Deps) {
  const indexOf = (task: Task) => columns.findIndex(({ tasks }) => tasks.some(({ id }) => id === task.id));

  return {
    /** Whether a place within a column can be chosen: there the order is that of the owner, and only those of one place have one. */
    isOrdered: isManual && grouping === "section",
    /** Puts a card into a column, before another card of it or where the order of the list puts it. */
    moveTo(task: Task, key: string, next?: Task): boolean {
      const isThere = columns[indexOf(task)]?.key === key;
      return isThere ? isManual && putBefore(task, next) : put(task, { grouping, key }, next);
    },
    /** Puts a card into the next column to one side that takes it. */
    moveAside(task: Task, by: 1 | -1): boolean {
      const at = indexOf(task);
      const beside = by === 1 ? columns.slice(at + 1) : columns.slice(0, Math.max(0, at)).reverse();
      const column = beside.find(({ given }) => given !== undefined);
      return column !== undefined && put(task, { grouping, key: column.key });
    },
    /** Puts a card above the one before it, or below the one after it. */
    moveAlong(task: Task, by: 1 | -1): boolean {
      if (!isManual) {
        toast({ message: "Sort this list by “Manual” to move tasks in it.", key: "done" });
        return false;
      }
      const cards = (columns[indexOf(task)]?.tasks ?? []).filter((other) => isBeside(task, other));
      const at = cards.findIndex(({ id }) => id === task.id);
      const isPossible = by === 1 ? at < cards.length - 1 : at > 0;
      return isPossible && putBefore(task, cards[by === 1 ? at + 2 : at - 1]);
    },
  };
}

export type CardMoves = ReturnType<typeof createCardMoves>;
