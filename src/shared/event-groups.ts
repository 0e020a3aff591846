/** What the events of the audit log are about. */
export const eventGroups = ["sign_ins", "security", "account", "tasks", "administration"] as const;

export type EventGroup = (typeof eventGroups)[number];
