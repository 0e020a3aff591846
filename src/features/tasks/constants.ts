/** Constants and limits of tasks, apart from `schema.ts`, so that a browser gets them without a validation library. */

/**
 * Lengths count Unicode code points, as PostgreSQL does. One act names up to `atOnce` tasks, takes up to `along` subtasks along, and
 * adds up to `copied` for the next time of what repeats.
 */
export const limits = {
  title: 500,
  description: 10_000,
  tags: 20,
  tag: 50,
  search: 200,
  places: 20,
  page: 100,
  atOnce: 500,
  along: 5_000,
  copied: 1_000,
} as const;

/** Levels of tasks: a task, its subtasks, and so on. */
export const maxLevels = 5;

export const priorities = ["low", "medium", "high"] as const;
export const completions = ["all", "pending", "completed"] as const;
export const sorts = [
  "created_at",
  "due_date",
  "deadline",
  "priority",
  "title",
  "completed_at",
  "deleted_at",
  "position",
] as const;
export const orders = ["asc", "desc"] as const;
/** What the headings of a list, or the columns of a board, are about. */
export const groupings = ["due", "project", "section", "priority", "tag", "none"] as const;
/** How the tasks of a list are laid out on the page. */
export const layouts = ["list", "board", "calendar", "week"] as const;
/** Whether a list contains the tasks with a deadline or those without. */
export const deadlines = ["any", "none"] as const;
export const duePeriods = ["overdue", "today", "next_7_days", "none"] as const;
/** Whether a list contains the tasks with tags or those without. */
export const taggings = ["any", "none"] as const;
/** When a task was created or completed. */
export const pastPeriods = ["today", "last_7_days", "last_30_days"] as const;

/** The path of each list. */
export const viewPaths = {
  inbox: "/inbox",
  today: "/today",
  upcoming: "/upcoming",
  all: "/tasks",
  completed: "/completed",
  trash: "/trash",
} as const;

/** In the address of a list, this asks for the one that the user starts with in its place. */
export const startParam = "start";

export type Priority = (typeof priorities)[number];
export type Completion = (typeof completions)[number];
export type Sort = (typeof sorts)[number];
export type Grouping = (typeof groupings)[number];
export type Layout = (typeof layouts)[number];
export type Order = (typeof orders)[number];
