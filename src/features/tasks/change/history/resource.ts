import { z } from "zod";
import { toSnakeCase } from "~/server/operations/names";
import type { Resource } from "~/server/operations/operation";
import { limits } from "../../constants";
import { taskResource } from "../../resource";

const value = z.union([z.string(), z.boolean(), z.array(z.string()).max(limits.tags), z.null()]);

/** What became of a field of a task: from → to. */
const change = z.object({
  field: z.string().meta({
    description: "The field, or `created` for a new task. Later versions may add fields.",
    examples: ["priority"],
  }),
  from: value.optional().meta({ description: "What it was. Left out if that is unknown.", examples: ["medium"] }),
  to: value.optional().meta({
    description:
      "What it is since. Left out if that is unknown. Of a description, and of `deleted_at`, it is whether there is one; of a title, its first 200 characters; of a tag that was renamed everywhere, that tag alone.",
    examples: ["high"],
  }),
});

/** An entry of the history of a task. */
export const taskChangeRow = z.object({
  version: z.int().meta({ description: "The version of the task that the change has made." }),
  at: z.iso.datetime(),
  by: z.enum(["you", "service", "administrator"]).meta({
    description: "Who made it: you yourself, a service with a token of yours, or an administrator.",
    "x-extensible": true,
  }),
  changes: z.array(change),
});
export type TaskChange = z.infer<typeof taskChangeRow>;

const exampleTaskChange: TaskChange = {
  version: 2,
  at: "2026-11-20T09:25:00.000Z",
  by: "you",
  changes: [{ field: "priority", from: "medium", to: "high" }],
};

const wireName = (field: string) => (field === "dueOn" ? "due_date" : toSnakeCase(field));

/** An entry of the history of a task in the public API. */
export const taskChangeResource: Resource = {
  name: "TaskChange",
  description: "What was changed of a task at one time.",
  row: taskChangeRow,
  example: exampleTaskChange,
  of: taskResource,
  hidden: [],
  unions: {
    changes: {
      fields: ["changes"],
      choose: () => "changes",
      write: (changes) =>
        z
          .array(change)
          .parse(changes)
          .map((told) => Object.assign(told, { field: wireName(told.field) })),
    },
  },
};
