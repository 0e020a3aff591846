/** Limits of sections, apart from `schema.ts`, so that a browser gets them without a validation library. */

/** The most sections of one project, and the length of a name in Unicode code points. One change moves up to `tasksAtOnce` tasks. */
export const limits = { name: 100, sections: 100, tasksAtOnce: 5_000 } as const;
