const prefix = "keel-";

/** Returns the name of the database that holds what belongs to a user. */
export const databaseName = (userId: string) => prefix + userId;

/** Returns whether a database of this name holds the copy of a user. */
export const isCopyName = (name: string) => name.startsWith(prefix);
