import { z } from "zod";
import type { Resource } from "../operations/operation";
import type { SyncedTables } from "./feed-queries";

/** Returns a page of the change feed as a resource of the public API. */
export function changesResource(tables: SyncedTables): Resource {
  const entries = Object.entries(tables);
  const rows = Object.fromEntries(entries.map(([name, { resource }]) => [name, z.array(resource.row)]));
  const examples = Object.fromEntries(entries.map(([name, { resource }]) => [name, [resource.example]]));
  return {
    name: "ChangeFeed",
    description: "The changed rows, in the order of the changes.",
    row: z.object({
      reset: z.boolean().meta({
        description:
          "Whether this is the first page of everything. Delete what neither it nor the following pages contain.",
      }),
      ...rows,
      cursor: z.string().meta({ description: "The `since` of the next call." }),
      isComplete: z.boolean().meta({ description: "Whether this is the last page for now." }),
    }),
    example: { reset: false, ...examples, cursor: "00000000-0000-0000-0000-000000000000.17", isComplete: true },
    hidden: [],
    unions: {},
    nested: Object.fromEntries(entries.map(([name, { resource }]) => [name, resource])),
  };
}
