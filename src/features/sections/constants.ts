/** Limits of sections, apart from `schema.ts`, so that a browser gets them without a validation library. */

/** The most sections of one project, and the length of a name in Unicode code points. */
export const limits = { name: 100, sections: 100 } as const;
