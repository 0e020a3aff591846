const prefix = "keel-";

/** Returns the name of a user's database. */
export const databaseName = (userId: string) => prefix + userId;

/** Returns whether a database of this name holds a user's copy. */
export const isCopyName = (name: string) => name.startsWith(prefix);
