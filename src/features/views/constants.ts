/** Limits of saved views, apart from `schema.ts`, so that a browser gets them without a validation library. */

/** The most views of a person, the length of a name in Unicode code points, and of the text of a filter. */
export const limits = { name: 100, views: 100, filter: 4_000 } as const;

export const viewIcons = [
  "filter",
  "star",
  "flag",
  "zap",
  "heart",
  "home",
  "briefcase",
  "clock",
  "book",
  "cart",
] as const;
