/** Limits of colored tags, apart from `inputs.ts`, so that a browser gets them without a validation library. */

/** The most tags of a person that have a color. */
export const limits = { tags: 200 } as const;
