"use client";

import type { Grouping, Layout } from "../../constants";
import { Board } from "../board/board";
import { Calendar } from "../calendar/calendar";
import type { TaskGroupsProps } from "../list/task-groups";
import { RegroupedTasks } from "./regrouped-tasks";

interface ArrangedTasksProps extends Omit<TaskGroupsProps, "regroup"> {
  layout: Layout;
  grouping: Grouping;
}

/** Shows the tasks of a list otherwise than it usually does. */
export function ArrangedTasks({ layout, grouping, ...list }: ArrangedTasksProps) {
  if (layout === "list") return <RegroupedTasks {...list} grouping={grouping} />;
  return layout === "board" ? <Board {...list} /> : <Calendar {...list} />;
}
