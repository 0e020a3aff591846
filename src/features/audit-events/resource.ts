import { z } from "zod";
import { declaredEvents } from "~/server/audit/kinds";
import type { auditEvents } from "~/server/audit/table";
import { describeUserAgent } from "~/server/http/address/describe-user-agent";
import { toSnakeCase } from "~/server/operations/names";
import type { Resource } from "~/server/operations/operation";

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** An event as its owner sees it. */
export const eventRow = z.object({
  id: z.uuid().meta({ description: "UUIDv7: the order in which things happened." }),
  at: z.iso.datetime(),
  // Evaluated lazily, after every feature has declared its events.
  get kind() {
    return z.enum(declaredEvents().map(({ kind }) => kind)).meta({
      description: "What happened. Later versions may know more kinds.",
      "x-extensible": true,
    });
  },
  outcome: z.enum(["success", "failure"]),
  reason: z.string().nullable().meta({ description: "Why, as a code, or in the words of an administrator." }),
  address: z.string().nullable().meta({ description: "From which network address." }),
  device: z.string().nullable().meta({ description: "By what, in words." }),
  requestId: z.string().nullable().meta({
    description:
      "The X-Request-Id that the answer had: yours where it was 1 to 64 letters, digits, dots, dashes and underscores.",
  }),
  isOwn: z.boolean().meta({ description: "Whether you did it yourself." }),
  isByAdministrator: z.boolean().meta({
    description: "Whether an administrator did it. From where and by what is then null, as is the request.",
  }),
  details: details.nullable().meta({ description: "Ids and codes that belong to the kind." }),
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

/** Returns `title,due_date` for `title,dueOn`: the field names in the public API. */
const wireNames = (fields: string) => {
  const names = fields.split(",").map((name) => (/^due(On|At)$/.test(name) ? "due_date" : toSnakeCase(name)));
  return [...new Set(names)].join(",");
};

/** An event in the public API. */
export const eventResource: Resource = {
  name: "AuditEvent",
  description: "Something that happened to your account.",
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
