import type { Command, Replayable } from "~/client/sync/command";
import type { ServerEffects } from "~/client/sync/kinds/server-rows";

export type OfSections = Extract<Replayable, `sections.${string}`>;
/** An act of a user on a section. */
export type SectionCommand = Command<OfSections>;

/** The effects of commands on a section as this device shows it. Its own names always win here; the server decides about conflicts. */
export const sectionEffects: ServerEffects<OfSections | "projects.delete" | "projects.restore", "sections"> = {
  "sections.create": (section, { id, projectId, name, position }, { at, userId, look }) => {
    if (section !== undefined || id === undefined || position === undefined) return section;
    if (isTrashed(look("projects", projectId))) return undefined;
    return { id, userId, projectId, name, position, version: 1, createdAt: at, updatedAt: at, deletedAt: null };
  },
  "sections.update": (section, { name = section?.name }, { at }) =>
    section === undefined || name === undefined ? section : { ...section, name, updatedAt: at },
  "sections.move": (section, { position }) => (section?.deletedAt === null ? { ...section, position } : section),
  "sections.delete": (section, _input, { at }) => section && { ...section, deletedAt: section.deletedAt ?? at },
  "sections.restore": (section, _input, { look }) =>
    section && !isTrashed(look("projects", section.projectId)) ? { ...section, deletedAt: null } : section,
  "projects.delete": (section, { id }, { at, look }) =>
    section?.projectId === id && section.deletedAt === null && !isTrashed(look("projects", id))
      ? { ...section, deletedAt: at }
      : section,
  "projects.restore": (section, { id }, { look }) =>
    section?.projectId === id && section.deletedAt !== null && section.deletedAt === look("projects", id)?.deletedAt
      ? { ...section, deletedAt: null }
      : section,
};

/** Returns whether a row is known to be in the trash. */
const isTrashed = (row: { deletedAt: string | null } | undefined) => row !== undefined && row.deletedAt !== null;
