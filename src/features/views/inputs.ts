import { z } from "zod";
import { listAddress, listPath } from "~/features/tasks/list/schema";
import { newRowId, position, rowId, rowVersion } from "~/shared/rows/schema";
import { storableText, visibleText } from "~/shared/text/schema";
import { limits, viewIcons } from "./constants";

const name = visibleText(limits.name, "Enter a name.");
const icon = z.enum(viewIcons);

/** A filter as the list's address has it, not too long for a row. */
const filter = listAddress.pipe(z.string().max(limits.filter, "These are too many filters for one view."));

/** Without `position`, the view comes after all others. */
export const createViewInput = z.strictObject({
  id: newRowId.optional(),
  name,
  icon: icon.default("filter"),
  path: listPath,
  filter,
  position: position.optional(),
});
export type CreateViewInput = z.output<typeof createViewInput>;

export const viewIdInput = z.strictObject({ id: rowId });
export const deleteViewInput = viewIdInput.extend({ version: rowVersion.optional() });

/** With `was`, the name that the person looked at, a name that was changed elsewhere stays. */
export const updateViewInput = deleteViewInput.extend({
  name: name.optional(),
  icon: icon.optional(),
  filter: filter.optional(),
  was: z
    .strictObject({ name: storableText(limits.name).optional() })
    .meta({ "x-internal": true })
    .optional(),
});

export const moveViewInput = deleteViewInput.extend({ position });

export const listViewsInput = z
  .strictObject({
    trash: z.boolean().meta({ description: "`true` lists the views in the trash instead." }).default(false),
  })
  .prefault({});
