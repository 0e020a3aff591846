import { createSelectSchema } from "drizzle-zod";
import { z } from "zod";
import { limits } from "~/features/tasks/schema";
import type { Resource } from "~/server/operations/operation";
import { exampleTag } from "./example";
import { coloredTags } from "./table";

const instant = z.iso.datetime();

/** A tag with a color in the public API. */
export const tagResource: Resource = {
  name: "Tag",
  description:
    "A tag that its owner has given a color. The tags of tasks are texts, and those without a color have no such row.",
  row: createSelectSchema(coloredTags, {
    tag: z.string().max(limits.tag),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: z.null(),
  }).omit({ seq: true }),
  example: exampleTag,
  hidden: ["deletedAt"],
  unions: {},
};

/** The same with the moment at which the color was taken off, for whoever keeps a copy. */
export const exportedTagResource: Resource = {
  ...tagResource,
  name: "ExportedTag",
  description: "A tag with a color, which may have been taken off.",
  row: tagResource.row.extend({ deletedAt: instant.nullable() }),
  hidden: [],
};
