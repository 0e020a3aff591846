import { createSelectSchema } from "drizzle-zod";
import { z } from "zod";
import type { Resource } from "~/server/operations/operation";
import { exampleProject } from "./example";
import { limits } from "./schema";
import { projects } from "./table";

const instant = z.iso.datetime();

/** A project in the public API. */
export const projectResource: Resource = {
  name: "Project",
  description: "A list of tasks with a name and a color. Tasks without one are in the inbox.",
  row: createSelectSchema(projects, {
    name: z.string().max(limits.name),
    archivedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: z.null(),
  }).omit({ seq: true }),
  example: exampleProject,
  hidden: ["deletedAt"],
  unions: {},
};

/** The same with its place in the trash, for whoever keeps a copy. */
export const exportedProjectResource: Resource = {
  ...projectResource,
  name: "ExportedProject",
  description: "A project, which may be in the trash.",
  row: projectResource.row.extend({ deletedAt: instant.nullable() }),
  hidden: [],
};
