import type { Clock } from "~/shared/clock";
import { addDays } from "~/shared/due-date";
import { pathOfProject, projectAt } from "~/shared/rows/project-path";
import { pathOfSavedView, savedViewAt } from "~/shared/rows/saved-view-path";
import type { ChosenFilter } from "./filter-params";
import { namesOf } from "~/shared/names-of";
import { withoutUnchosen } from "./filters/filters";
import { sortDefinitions } from "./sorts/sorts";
import type { ListTasksInput } from "./filters/schema";
import { type Completion, type Sort, viewPaths } from "../constants";

/** The lists with an address of their own, without the projects. */
type FixedView = keyof typeof viewPaths;
export type ViewName = FixedView | "project";
export const viewNames: readonly ViewName[] = [...namesOf(viewPaths), "project"];

export interface View {
  name: ViewName;
  path: `/${string}`;
  title: string;
  sort: Sort;
  sorts: readonly Sort[];
  /** Which tasks are listed while the user has not chosen. */
  completed: Completion;
  /** Whether the user may choose open or completed tasks. */
  canShowCompleted: boolean;
  /** The days of this list, which then cannot be chosen. */
  due?: (today: string) => string;
  /** The project of this list, which then cannot be chosen; `none` is the inbox. */
  project?: string;
  /** The sort by which this list has a heading for each day. */
  days?: Sort;
  trash: boolean;
  /** The id of the saved view that it is, if it is one. */
  saved?: string;
}

const common = ["due_date", "deadline", "priority", "title", "created_at"] as const satisfies Sort[];
/** Tasks of one place have an order of their own, see `shared/rows/rank.ts`. */
const inPlace = ["position", ...common] as const satisfies Sort[];
const open = { sorts: common, completed: "pending", canShowCompleted: true, trash: false } as const;

export const views: Record<FixedView, View> = {
  inbox: {
    ...open,
    name: "inbox",
    path: viewPaths.inbox,
    title: "Inbox",
    sorts: inPlace,
    sort: "created_at",
    project: "none",
  },
  today: {
    ...open,
    name: "today",
    path: viewPaths.today,
    title: "Today",
    sort: "due_date",
    days: "due_date",
    due: (today) => `..${today}`,
  },
  upcoming: {
    ...open,
    name: "upcoming",
    path: viewPaths.upcoming,
    title: "Upcoming",
    sort: "due_date",
    days: "due_date",
    due: (today) => `${addDays(today, 1)}..`,
  },
  all: { ...open, name: "all", path: viewPaths.all, title: "All tasks", sort: "created_at" },
  completed: {
    name: "completed",
    path: viewPaths.completed,
    title: "Completed",
    sort: "completed_at",
    days: "completed_at",
    sorts: ["completed_at", ...common],
    completed: "completed",
    canShowCompleted: false,
    trash: false,
  },
  trash: {
    name: "trash",
    path: viewPaths.trash,
    title: "Trash",
    sort: "deleted_at",
    sorts: ["deleted_at", ...common],
    completed: "all",
    canShowCompleted: false,
    trash: true,
  },
};

/** Returns the view of a project. */
export const viewOfProject = (id: string): View => ({
  ...open,
  name: "project",
  path: pathOfProject(id),
  title: "Project",
  sorts: inPlace,
  sort: "created_at",
  project: id,
});

/** Returns the view that a user has saved of the list at `path`; of all tasks until that is known. */
export const savedViewOf = (id: string, path: string = viewPaths.all): View => ({
  ...(viewAt(path) ?? views.all),
  path: pathOfSavedView(id),
  saved: id,
});

/** Returns the view at `path`, or `undefined` if there is none. */
export function viewAt(path: string): View | undefined {
  const [project, saved] = [projectAt(path), savedViewAt(path)];
  if (saved !== undefined) return savedViewOf(saved);
  return project === undefined ? Object.values(views).find((view) => view.path === path) : viewOfProject(project);
}

/** Returns whether a sort cannot be turned around, because the user makes its order. */
export const hasOneOrder = (sort: Sort) => sort === "position";

/** Returns which tasks are listed while the user has not chosen: what is asked for by the day of its completion is completed. */
const unchosenOf = ({ completed }: View, { completedOn }: ChosenFilter): Completion =>
  completedOn === undefined ? completed : "completed";

/** The input of a list, without its page. */
export type TaskListInput = Omit<ListTasksInput, "cursor" | "direction">;

/** Returns the input of the procedure for `filter` in `view`. */
export function listInputOf(
  view: View,
  filter: ChosenFilter,
  { today, timeZone }: Pick<Clock, "today" | "timeZone">,
): TaskListInput {
  const sort = filter.sort ?? view.sort;
  const due = view.due?.(today) ?? filter.due;
  const isByDay = due !== undefined || filter.createdOn !== undefined || filter.completedOn !== undefined;
  return {
    ...withoutUnchosen(filter),
    completed: view.canShowCompleted ? (filter.completed ?? unchosenOf(view, filter)) : view.completed,
    ...(due && { due }),
    ...(view.project !== undefined && { project: view.project }),
    sort,
    order: hasOneOrder(sort) ? "asc" : (filter.order ?? sortDefinitions[sort].naturalOrder),
    trash: view.trash,
    // Only if it matters, so that the same list is not fetched again when the zone becomes known.
    timeZone: isByDay ? timeZone : "UTC",
    limit: 50,
  };
}
