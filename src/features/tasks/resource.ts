import { createSelectSchema } from "drizzle-zod";
import { z } from "zod";
import type { Resource } from "~/server/rest/operation";
import { instant } from "./schema";
import { tasks } from "./table";

const isDay = (value: unknown) => typeof value === "string" && !value.includes("T");

/** A task as the world outside knows it: `due_date` is a day or an instant, as it was given. */
export const taskResource: Resource = {
  name: "Task",
  row: createSelectSchema(tasks, {
    completedAt: instant.nullable(),
    dueAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: z.null(),
  }),
  hidden: ["deletedAt"],
  unions: {
    due_date: {
      fields: ["dueAt", "dueOn"],
      choose: (value) => (value === null || isDay(value) ? "dueOn" : "dueAt"),
      write: (value) => (typeof value === "string" ? value.replace(".000Z", "Z") : null),
    },
  },
};
