import type { Look } from "~/client/sync/command";
import type { ServerRows } from "~/client/sync/kinds/server-rows";

/** Returns whether a row is known to be in the trash. */
export const isTrashed = (row: { deletedAt: string | null } | undefined) => row !== undefined && row.deletedAt !== null;

/** Returns what is said of a task without a place that is known to be gone: the server leaves the task where it is, or adds it to the inbox. */
export function inPlace<Said extends { projectId?: string | null | undefined; sectionId?: string | null | undefined }>(
  said: Said,
  look: Look<ServerRows>,
): Said {
  const { projectId, sectionId } = said;
  if (projectId == null) return said;
  const project = look("projects", projectId);
  const section = sectionId == null ? undefined : look("sections", sectionId);
  const isElsewhere = section !== undefined && section.projectId !== projectId;
  const isGone = isTrashed(project) || (project?.archivedAt ?? null) !== null || isTrashed(section) || isElsewhere;
  return isGone ? { ...said, projectId: undefined, sectionId: undefined } : said;
}
