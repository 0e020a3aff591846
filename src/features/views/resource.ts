import { createSelectSchema } from "drizzle-zod";
import { z } from "zod";
import type { Resource } from "~/server/operations/operation";
import { exampleView } from "./example";
import { limits } from "./constants";
import { savedViews } from "./table";

const instant = z.iso.datetime();

/** A saved view in the public API. */
export const viewResource: Resource = {
  name: "View",
  description: "A list that a person has kept, with its filters and arrangement.",
  row: createSelectSchema(savedViews, {
    name: z.string().max(limits.name),
    filter: z.string().max(limits.filter),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: z.null(),
  }).omit({ seq: true }),
  example: exampleView,
  hidden: ["deletedAt"],
  unions: {},
};

/** The same with its place in the trash, for whoever keeps a copy. */
export const exportedViewResource: Resource = {
  ...viewResource,
  name: "ExportedView",
  description: "A saved view, which may be in the trash.",
  row: viewResource.row.extend({ deletedAt: instant.nullable() }),
  hidden: [],
};
