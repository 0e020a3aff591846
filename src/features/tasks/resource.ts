import { createSelectSchema } from "drizzle-zod";
import { z } from "zod";
import type { Resource } from "~/server/operations/operation";
import { exampleTask } from "./example";
import { instant } from "~/shared/dates/schema";
import { limits } from "./schema";
import { tasks } from "./table";

const isDay = (value: unknown) => typeof value === "string" && !value.includes("T");

/** A task in the public API: `due_date` is a day or an instant, as it was given. */
export const taskResource: Resource = {
  name: "Task",
  description: "Something to do. `due_date` is a date or a date and time, as it was set.",
  row: createSelectSchema(tasks, {
    title: z.string().max(limits.title),
    description: z.string().max(limits.description),
    tags: z.array(z.string().max(limits.tag)).max(limits.tags),
    completedAt: instant.nullable(),
    dueOn: z.iso.date().nullable(),
    dueAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: z.null(),
  }).omit({ foldedText: true, foldedTags: true, seq: true }),
  example: exampleTask,
  hidden: ["deletedAt"],
  unions: {
    due_date: {
      fields: ["dueAt", "dueOn"],
      choose: (value) => (value === null || isDay(value) ? "dueOn" : "dueAt"),
      write: (value) => (typeof value === "string" ? value.replace(".000Z", "Z") : null),
    },
  },
};
