/** The groups of events in the audit log. */
export const eventGroups = ["sign_ins", "security", "account", "tasks", "administration"] as const;

export type EventGroup = (typeof eventGroups)[number];
