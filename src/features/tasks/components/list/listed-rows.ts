import type { Clock } from "~/shared/clock";
import type { Sort } from "../../constants";
import { groupTasks, type TaskGroup } from "../../list/groups";
import type { View } from "../../list/views";
import type { Row } from "./use-exit-animation";

/** A row as it stands in the list. */
export interface ListedRow extends Row {
  /** The group that begins here. */
  heading: TaskGroup | undefined;
}

/** Returns the rows in the order in which they are shown, the first one of each group with its heading. */
export function listRows(rows: Row[], { view, sort, clock }: { view: View; sort: Sort; clock: Clock }): ListedRow[] {
  const exiting = new Set(rows.filter(({ isExiting }) => isExiting).map(({ task }) => task.id));
  const groups = groupTasks(
    rows.map(({ task }) => task),
    { view, sort, clock },
  );
  return groups.flatMap((group) =>
    group.tasks.map((task, index) => ({
      task,
      isExiting: exiting.has(task.id),
      heading: index === 0 && group.title !== undefined ? group : undefined,
    })),
  );
}
