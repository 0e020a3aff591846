import { z } from "zod";
import { eventGroups } from "~/shared/event-groups";
import { storableText } from "~/shared/text/schema";

export const eventOutcomes = ["success", "failure"] as const;

const page = {
  group: z.enum(eventGroups).optional(),
  outcome: z.enum(eventOutcomes).optional(),
  /** The id of the last event of the previous page. */
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(50),
};

export const myEventsInput = z.strictObject(page);

const moment = z.iso.datetime({ offset: true });
const adminFilters = {
  ...page,
  /** A user's id or e-mail address, a request id, or an IP address. */
  search: storableText(320, z.string().trim().min(1)).optional(),
  from: moment.optional(),
  until: moment.optional(),
};

export const allEventsInput = z.strictObject(adminFilters);

export const exportFormats = ["csv", "jsonl"] as const;

export const exportEventsInput = z.strictObject({
  ...adminFilters,
  limit: z.number().int().min(1).max(1000).default(1000),
  format: z.enum(exportFormats),
});

export type EventFilter = Omit<z.infer<typeof allEventsInput>, "limit" | "cursor">;
