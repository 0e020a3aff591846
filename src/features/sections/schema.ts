import { z } from "zod";
import { newRowId, position, rowId, rowVersion } from "~/shared/rows/schema";
import { storableText, visibleText } from "~/shared/text/schema";
import { limits } from "./constants";

export { limits } from "./constants";

const name = visibleText(limits.name, "Enter a name.");

/** Without `position`, the section comes after all others of its project. */
export const createSectionInput = z.strictObject({
  id: newRowId.optional(),
  projectId: rowId,
  name,
  position: position.optional(),
});
export type CreateSectionInput = z.output<typeof createSectionInput>;

export const sectionIdInput = z.strictObject({ id: rowId });
export const deleteSectionInput = sectionIdInput.extend({ version: rowVersion.optional() });

/** With `was`, the name that the person looked at, a name that was changed elsewhere stays. */
export const updateSectionInput = deleteSectionInput.extend({
  name: name.optional(),
  was: z
    .strictObject({ name: storableText(limits.name).optional() })
    .meta({ "x-internal": true })
    .optional(),
});

export const moveSectionInput = deleteSectionInput.extend({ position });

/** Without `projectId`, those of all projects are listed. */
export const listSectionsInput = z
  .strictObject({
    projectId: rowId.optional(),
    trash: z.boolean().meta({ description: "`true` lists the sections in the trash instead." }).default(false),
  })
  .prefault({});
