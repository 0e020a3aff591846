/** Limits of comments, apart from `schema.ts`, so that a browser gets them without a validation library. */

/** The most comments of one task, and the length of one in Unicode code points. A page lists up to `page`. */
export const limits = { comments: 100, text: 5_000, page: 100 } as const;
