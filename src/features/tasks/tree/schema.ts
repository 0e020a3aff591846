import { z } from "zod";
import { position, rowId, rowVersion } from "~/shared/rows/schema";
import { maxLevels } from "../constants";

/** `sectionId` is one of the project's; `projectId` alone means no section. */
export const place = { projectId: rowId.nullable().optional(), sectionId: rowId.nullable().optional() };
type PlaceInput = { projectId?: string | null | undefined; sectionId?: string | null | undefined };
/** Returns whether a section is named with its project. */
export const hasProject = ({ projectId, sectionId }: PlaceInput) => sectionId == null || projectId != null;
export const lacksProject = { path: ["projectId"], error: "Give the project of the section." };

const parentId = rowId
  .nullable()
  .meta({ description: `The task that this one is a subtask of. There are ${maxLevels} levels at most.` });
/** The parent, and the place below it. */
export const siblings = { parentId: parentId.optional(), position: position.optional() };

/** What is left out stays. A task that leaves its parent's project or section leaves the parent, unless it is given. */
export const moveTaskInput = z
  .strictObject({ id: rowId, version: rowVersion.optional(), ...siblings, ...place })
  .refine(hasProject, lacksProject);
export type MoveTaskInput = z.output<typeof moveTaskInput>;
