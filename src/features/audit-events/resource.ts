import { z } from "zod";
import { declaredEvents } from "~/server/audit/kinds";
import type { auditEvents } from "~/server/audit/table";
import { describeUserAgent } from "~/server/http/address/describe-user-agent";
import type { Resource } from "~/server/operations/operation";
import { wireNames } from "./detail-text";

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** An event as its owner sees it. */
export const eventRow = z.object({
  id: z.uuid().meta({ description: "A UUIDv7, which sorts events by time." }),
  at: z.iso.datetime(),
  // Evaluated lazily, after every feature has declared its events.
  get kind() {
    return z.enum(declaredEvents().map(({ kind }) => kind)).meta({
      description: "The kind of event. Later versions may add kinds.",
      "x-extensible": true,
    });
  },
  outcome: z.enum(["success", "failure"]),
  reason: z.string().nullable().meta({ description: "The reason, as a code or as an administrator wrote it." }),
  address: z.string().nullable().meta({ description: "The network address of the request." }),
  device: z
    .string()
    .nullable()
    .meta({ description: "The browser or program of the request, such as Firefox on Linux." }),
  requestId: z.string().nullable().meta({
    description:
      "The X-Request-Id of the response: yours if it had 1 to 64 letters, digits, dots, dashes and underscores.",
  }),
  isOwn: z.boolean().meta({ description: "Whether you performed the action yourself." }),
  isByAdministrator: z.boolean().meta({
    description: "Whether an administrator performed the action. Its address, device and request are then null.",
  }),
  details: details.nullable().meta({ description: "Ids and codes, depending on the kind." }),
});
export type EventRow = z.infer<typeof eventRow>;

export const exampleEvent: EventRow = {
  id: "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a52",
  at: "2026-11-20T09:25:00.000Z",
  kind: "task.changed",
  outcome: "success",
  reason: null,
  address: "192.0.2.4",
  device: "Chrome on Linux",
  requestId: "2f7a5ba5-f429-4823-a280-a8af038d3d99",
  isOwn: true,
  isByAdministrator: false,
  details: { task: "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51", version: 2, fields: "title,dueOn" },
};

/** Returns `event` as its owner may see it: that an administrator acted on the account, and why, but not who or from where. */
export function eventForOwner(event: typeof auditEvents.$inferSelect): EventRow {
  const { id, at, kind, outcome, reason, details: told, actorId, userId } = event;
  const isByAdministrator = actorId !== null && actorId !== userId;
  const whereabouts = isByAdministrator
    ? { address: null, device: null, requestId: null }
    : { address: event.address, device: describeUserAgent(event.userAgent) ?? null, requestId: event.requestId };
  return {
    id,
    at,
    kind,
    outcome,
    reason,
    details: told ?? null,
    isOwn: actorId === userId,
    isByAdministrator,
    ...whereabouts,
  };
}

/** An event in the public API. */
export const eventResource: Resource = {
  name: "AuditEvent",
  description: "An event of your account.",
  row: eventRow,
  example: exampleEvent,
  hidden: [],
  unions: {
    details: {
      fields: ["details"],
      choose: () => "details",
      write: (value) => {
        const { data } = details.safeParse(value);
        if (data === undefined) return null;
        return typeof data["fields"] === "string" ? { ...data, fields: wireNames(data["fields"]) } : data;
      },
    },
  },
};
