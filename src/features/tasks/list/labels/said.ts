import { daysOfRange } from "~/shared/dates/day-range";
import type { Clock } from "~/shared/clock";
import type { Said } from "~/shared/due-labels";
import { fold } from "~/shared/text/fold";
import type { Sort } from "../../constants";
import type { ChosenFilter } from "../filter-params";
import { groupingOf } from "../arrangement/arrangement";
import { isByDay } from "../arrangement/groups";
import { tagOf } from "./list-title";
import type { View } from "../views";

/** Returns what the headings of a list, its title and its filters say about all its tasks. */
export function saidOf(view: View, filter: ChosenFilter, { sort, clock }: { sort: Sort; clock: Clock }): Said {
  const tag = tagOf(view, filter);
  const ownProject = groupingOf(view, filter) === "project";
  return {
    ...daysOf(view, filter, { sort, clock }),
    tag: tag && fold(tag),
    project: view.project ?? filter.project,
    ...(ownProject && { ownProject }),
  };
}

function daysOf(view: View, filter: ChosenFilter, { sort, clock }: { sort: Sort; clock: Clock }): Said {
  const isByDue = groupingOf(view, { ...filter, sort }) === "due";
  if (view.name === "today") return { day: clock.today, overdue: isByDue };
  if (isByDue) return { ownDay: true, overdue: true };
  if (isByDay(view, sort)) return { ownDay: true };
  const { due } = filter;
  const { from, to } = daysOfRange(due ?? "", clock.today);
  return {
    day: due === "today" ? clock.today : due !== undefined && from === to ? from : undefined,
    overdue: due === "overdue",
  };
}
