/** Constants and limits of tasks, apart from `schema.ts`, so that a browser gets them without a validation library. */

/** Lengths count Unicode code points, as PostgreSQL does. */
export const limits = { title: 500, description: 10_000, tags: 20, tag: 50, search: 200, page: 100 } as const;

export const priorities = ["low", "medium", "high"] as const;
export const completions = ["all", "pending", "completed"] as const;
export const sorts = ["created_at", "due_date", "priority", "title", "completed_at", "deleted_at"] as const;
export const orders = ["asc", "desc"] as const;
export const duePeriods = ["overdue", "today", "next_7_days", "none"] as const;

/** The path of each list. */
export const viewPaths = {
  today: "/today",
  upcoming: "/upcoming",
  all: "/tasks",
  completed: "/completed",
  trash: "/trash",
} as const;

export type Priority = (typeof priorities)[number];
export type Completion = (typeof completions)[number];
export type Sort = (typeof sorts)[number];
export type Order = (typeof orders)[number];
