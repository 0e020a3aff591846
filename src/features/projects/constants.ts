/** Constants and limits of projects, apart from `schema.ts`, so that a browser gets them without a validation library. */

/** A name's length counts Unicode code points, as PostgreSQL does. Projects in the trash do not count. One change moves up to `tasksAtOnce` tasks. */
export const limits = { name: 100, projects: 500, tasksAtOnce: 5_000 } as const;

export const projectStates = ["active", "archived", "all", "trash"] as const;
export type ProjectState = (typeof projectStates)[number];
