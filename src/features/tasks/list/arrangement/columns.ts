import { addDays } from "~/shared/due-date";
import type { Grouping } from "../../constants";
import type { Task } from "../../table";
import type { View } from "../views";
import { groupBy, groupingDefinitions, type Surroundings, without, withoutTag } from "./groupings";
import type { TaskGroup } from "./groups";

/** A board has a column for each of so many days. */
const days = 7;

/** Returns the columns of a board. Those that are known stay without tasks, so that a task can be put into them. */
export function groupIntoColumns(
  grouping: Exclude<Grouping, "none">,
  tasks: readonly Task[],
  { around, view }: { around: Surroundings; view: View },
): TaskGroup[] {
  if (grouping !== "due") {
    const { known } = groupingDefinitions[grouping];
    return groupBy(grouping, tasks, around, [...known(around), ...(grouping === "tag" ? [withoutTag] : [])]);
  }
  const { today } = around.clock;
  const first = view.name === "upcoming" ? addDays(today, 1) : today;
  const near = Array.from({ length: view.name === "today" ? 1 : days }, (_, at) => addDays(first, at));
  const kept = view.due === undefined ? [...near, without] : near;
  return groupBy("due", tasks, { ...around, laterFrom: addDays(first, near.length) }, kept);
}
