import { createSelectSchema } from "drizzle-zod";
import { z } from "zod";
import type { Resource } from "~/server/operations/operation";
import { instant, limits } from "./schema";
import { tasks, type Task } from "./table";

const isDay = (value: unknown) => typeof value === "string" && !value.includes("T");

const example: Task = {
  id: "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51",
  userId: "7d3c1f0e-52a4-4b8e-9d0a-1c2b3a4d5e6f",
  title: "Water the plants",
  description: "The fern needs more than the others.",
  completed: false,
  completedAt: null,
  priority: "high",
  dueOn: "2026-11-20",
  dueAt: null,
  tags: ["home", "weekly"],
  version: 1,
  createdAt: "2026-11-19T08:30:00.000Z",
  updatedAt: "2026-11-19T08:30:00.000Z",
  deletedAt: null,
};

/** A task as the world outside knows it: `due_date` is a day or an instant, as it was given. */
export const taskResource: Resource = {
  name: "Task",
  description: "Something to be done. `due_date` is a day or a moment, as it was given.",
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
  }).omit({ foldedText: true, foldedTags: true }),
  example,
  hidden: ["deletedAt"],
  unions: {
    due_date: {
      fields: ["dueAt", "dueOn"],
      choose: (value) => (value === null || isDay(value) ? "dueOn" : "dueAt"),
      write: (value) => (typeof value === "string" ? value.replace(".000Z", "Z") : null),
    },
  },
};
