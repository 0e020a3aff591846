/** Characters of a title that the history keeps. */
export const maxTitleLength = 200;
/** Entries of a page of the history. */
export const historyPage = 50;
/** How many days the history of a task keeps a change: as long as the audit log keeps its event. */
export const historyRetentionDays = 400;
/** How many minutes after a change of a text the next one of the same text belongs to it. */
export const typingMinutes = 10;
/** Tasks of which a tag is changed at once with an entry in the history of each. */
export const maxRetagged = 2_000;
