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
    description: "What changed, in the order of the changes.",
    row: z.object({
      reset: z.boolean().meta({
        description: "Whether this is the first page of everything: what is on none of the pages that follow is gone.",
      }),
      ...rows,
      cursor: z.string().meta({ description: "Where the next call starts." }),
      isComplete: z.boolean().meta({ description: "Whether nothing follows for now." }),
    }),
    example: { reset: false, ...examples, cursor: "00000000-0000-0000-0000-000000000000.17", isComplete: true },
    hidden: [],
    unions: {},
    nested: Object.fromEntries(entries.map(([name, { resource }]) => [name, resource])),
  };
}
