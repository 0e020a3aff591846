import { z } from "zod";
import { colors } from "~/shared/rows/colors";
import { newRowId, position, rowId, rowVersion } from "~/shared/rows/schema";
import { storableText, visibleText } from "~/shared/text/schema";
import { limits, projectStates } from "./constants";

export { limits } from "./constants";

const color = z.enum(colors);
const fields = { name: visibleText(limits.name, "Enter a name."), color };

/** Without `position`, the project comes after all others. */
export const createProjectInput = z.strictObject({
  id: newRowId.optional(),
  ...fields,
  color: color.default("gray"),
  position: position.optional(),
});
export type CreateProjectInput = z.output<typeof createProjectInput>;

export const projectIdInput = z.strictObject({ id: rowId });
export const deleteProjectInput = projectIdInput.extend({ version: rowVersion.optional() });

const { name, color: anyColor } = z.strictObject(fields).partial().shape;

/**
 * A field that is left out keeps its value. With `version` the change applies only to that version. With `was`, the name that the person looked at, a
 * name that was changed elsewhere stays, see `shared/rows/merge-name.ts`.
 */
export const updateProjectInput = z.strictObject({
  id: rowId,
  version: rowVersion.optional(),
  name,
  color: anyColor,
  archived: z
    .boolean()
    .meta({
      description:
        "An archived project keeps its tasks, and no task can be added to it. Its open tasks are listed and counted in it alone.",
      examples: [false],
    })
    .optional(),
  was: z
    .strictObject({ name: storableText(limits.name).optional() })
    .meta({ "x-internal": true })
    .optional(),
});
export type UpdateProjectInput = z.output<typeof updateProjectInput>;

export const moveProjectInput = deleteProjectInput.extend({ position });

export const listProjectsInput = z
  .strictObject({
    state: z
      .enum(projectStates)
      .meta({ description: "`all` lists archived projects, too. `trash` lists the deleted ones instead." })
      .default("active"),
  })
  .prefault({});
