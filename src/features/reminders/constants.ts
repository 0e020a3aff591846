/** Limits of reminders, apart from `schema.ts`, so that a browser gets them without a validation library. */

/** The most reminders of one task, and how many minutes before it is due one may come: four weeks. A page lists up to `page`. */
export const limits = { reminders: 10, minutesBefore: 40_320, page: 100 } as const;
