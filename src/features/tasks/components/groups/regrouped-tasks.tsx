"use client";

import { useCallback } from "react";
import type { Grouping } from "../../constants";
import { groupBy } from "../../list/arrangement/groupings";
import { listGroups, ungrouped } from "../list/listed-rows";
import { TaskGroups, type TaskGroupsProps } from "../list/task-groups";
import type { Row } from "../list/use-exit-animation";
import { useSurroundings } from "./use-surroundings";

/** Shows a list with other headings than its usual ones. */
export function RegroupedTasks({ grouping, ...list }: Omit<TaskGroupsProps, "regroup"> & { grouping: Grouping }) {
  const around = useSurroundings();
  const regroup = useCallback(
    (rows: Row[]) => {
      if (grouping === "none") return ungrouped(rows);
      const tasks = rows.map(({ task }) => task);
      return listGroups(rows, groupBy(grouping, tasks, around));
    },
    [grouping, around],
  );
  return <TaskGroups {...list} regroup={regroup} />;
}
