import { createSelectSchema } from "drizzle-zod";
import { z } from "zod";
import type { Resource } from "~/server/operations/operation";
import { exampleSection } from "./example";
import { limits } from "./schema";
import { sections } from "./table";

const instant = z.iso.datetime();

/** A section in the public API. */
export const sectionResource: Resource = {
  name: "Section",
  description: "A part of a project, with a name.",
  row: createSelectSchema(sections, {
    name: z.string().max(limits.name),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: z.null(),
  }).omit({ seq: true }),
  example: exampleSection,
  hidden: ["deletedAt"],
  unions: {},
};

/** The same with its place in the trash, for whoever keeps a copy. */
export const exportedSectionResource: Resource = {
  ...sectionResource,
  name: "ExportedSection",
  description: "A section, which may be in the trash.",
  row: sectionResource.row.extend({ deletedAt: instant.nullable() }),
  hidden: [],
};
