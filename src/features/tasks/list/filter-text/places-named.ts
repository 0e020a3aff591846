import { fold } from "~/shared/text/fold";

/** What is known of projects and sections. */
export interface KnownPlaces {
  projects: readonly { id: string; name: string; archivedAt: string | null }[];
  sections: readonly { id: string; projectId: string; name: string }[];
}

/** The inbox, as a filter has it. */
export const inboxValue = "none";

/** Returns the ids of the projects with that name, in any spelling. An archived one has the name only if no other has. */
export function projectsNamed(name: string, { projects }: KnownPlaces): string[] {
  if (fold(name) === "inbox") return [inboxValue];
  const named = projects.filter((project) => fold(project.name) === fold(name));
  const listed = named.filter(({ archivedAt }) => archivedAt === null);
  return (listed.length > 0 ? listed : named).map(({ id }) => id);
}

/** Returns the ids of the sections with that name: those of `project`, or of all projects without one. */
export const sectionsNamed = (name: string, project: string | undefined, { sections }: KnownPlaces): string[] =>
  sections
    .filter((section) => fold(section.name) === fold(name) && (project === undefined || section.projectId === project))
    .map(({ id }) => id);
