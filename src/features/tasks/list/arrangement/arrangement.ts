import { type Grouping, type Layout, layouts } from "../../constants";
import type { ChosenFilter } from "../filter-params";
import type { View } from "../views";

export const groupingLabels: Record<Grouping, string> = {
  due: "Due date",
  project: "Project",
  section: "Section",
  priority: "Priority",
  tag: "Tag",
  none: "Nothing",
};

export const layoutLabels: Record<Layout, string> = {
  list: "List",
  board: "Board",
  calendar: "Calendar",
  week: "Week",
};

const anywhere = ["none", "due", "project", "priority", "tag"] as const satisfies Grouping[];
const inInbox = ["none", "due", "priority", "tag"] as const satisfies Grouping[];
const inProject = ["section", ...inInbox] as const satisfies Grouping[];

/** Returns what the tasks of a list can be grouped by: nothing but the days where tasks are at rest. */
export function groupingsOf({ canShowCompleted, project }: View): readonly Grouping[] {
  if (!canShowCompleted) return [];
  if (project === undefined) return anywhere;
  return project === "none" ? inInbox : inProject;
}

/** Returns what a list is grouped by while the user has not chosen. A list of days has their headings while it is sorted by them. */
export function usualGroupingOf(view: View, { sort = view.sort }: ChosenFilter): Grouping {
  if (view.name === "project") return "section";
  return view.canShowCompleted && view.days === sort ? "due" : "none";
}

/** Returns what a list is grouped by. A grouping that it does not offer is as good as none chosen. */
export function groupingOf(view: View, filter: ChosenFilter): Grouping {
  const { group } = filter;
  return group !== undefined && groupingsOf(view).includes(group) ? group : usualGroupingOf(view, filter);
}

/** Returns how the tasks of a list can be laid out. */
export function layoutsOf({ canShowCompleted, name }: View): readonly Layout[] {
  if (!canShowCompleted) return ["list"];
  // A calendar of one day is none.
  return name === "today" ? ["list", "board"] : layouts;
}

/** Returns how the tasks of a list are laid out. A layout that it does not offer is as good as none chosen. */
export function layoutOf(view: View, { layout }: ChosenFilter): Layout {
  return layout !== undefined && layoutsOf(view).includes(layout) ? layout : "list";
}

/** Returns what the columns of a board are about: what its list is grouped by, or else the days. */
export function columnsOf(view: View, filter: ChosenFilter): Exclude<Grouping, "none"> {
  const grouping = groupingOf(view, filter);
  if (grouping !== "none") return grouping;
  return view.days === undefined ? "due" : "priority";
}
