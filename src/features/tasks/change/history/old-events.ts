import type { EventKind } from "~/server/audit/kinds";
import type { auditEvents } from "~/server/audit/table";
import type { TaskChange } from "./resource";

/** An event of the audit log about a change of a task. */
export type OldEvent = Pick<typeof auditEvents.$inferSelect, "at" | "kind" | "actorId" | "details"> & {
  version: number;
};

type Changes = TaskChange["changes"];

const own: Partial<Record<EventKind, Changes>> = {
  "task.created": [{ field: "created" }],
  "task.changed": [],
  "task.moved": [],
  "task.completed": [{ field: "completed", to: true }],
  "task.reopened": [{ field: "completed", to: false }],
  "task.deleted": [{ field: "deletedAt", to: true }],
  "task.restored": [{ field: "deletedAt", to: false }],
};

/** The kinds of events that tell of one change of one task. */
export const oldKinds = Object.keys(own);

const untold = new Set(["position"]);

/** Returns an event as an entry of the history: which fields were changed, because it holds no values. */
export function readOldEvent({ at, kind, actorId, details, version }: OldEvent, ownerId: string): TaskChange {
  const named = String(details?.["fields"] ?? "").split(",");
  const fields = new Set(named.filter((field) => field !== "" && !untold.has(field)).map(shownAs));
  const changes = [...(own[kind] ?? []), ...[...fields].map((field) => ({ field }))];
  return { version, at, by: actorId === ownerId ? "you" : "administrator", changes };
}

const shownAs = (field: string) => (field === "dueAt" ? "dueOn" : field);
