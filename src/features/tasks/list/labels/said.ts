import type { Clock } from "~/shared/clock";
import type { Said } from "~/shared/due-labels";
import { fold } from "~/shared/text/fold";
import type { Sort } from "../../constants";
import type { ChosenFilter } from "../filter-params";
import { isByDay } from "../groups";
import { tagOf } from "./list-title";
import type { View } from "../views";

/** Returns what the headings of a list, its title and its filters say about all its tasks. */
export function saidOf(view: View, filter: ChosenFilter, { sort, clock }: { sort: Sort; clock: Clock }): Said {
  const tag = tagOf(view, filter);
  return { ...daysOf(view, filter, { sort, clock }), tag: tag && fold(tag), project: view.project ?? filter.project };
}

function daysOf(view: View, { due }: ChosenFilter, { sort, clock }: { sort: Sort; clock: Clock }): Said {
  if (view.name === "today") return { day: clock.today, overdue: isByDay(view, sort) };
  if (isByDay(view, sort)) return { ownDay: true };
  const [from, to] = due?.split("..") ?? [];
  return { day: due === "today" ? clock.today : from === to ? from : undefined, overdue: due === "overdue" };
}
