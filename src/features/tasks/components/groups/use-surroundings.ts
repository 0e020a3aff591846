import { useMemo } from "react";
import { useClock } from "~/client/clock";
import { useProjects } from "~/features/projects/store/use-projects";
import { useSectionsHere } from "~/features/sections/store/sections-here";
import type { Surroundings } from "../../list/arrangement/groupings";
import { useTaskTags } from "../../store/copy/use-copied";

const none: Surroundings["sections"] = [];

/** Returns what is known here for grouping tasks. */
export function useSurroundings(): Surroundings {
  const clock = useClock();
  const projects = useProjects();
  const sections = useSectionsHere() ?? none;
  const counted = useTaskTags();
  return useMemo(
    () => ({
      clock,
      projects: projects.filter(({ archivedAt }) => archivedAt === null),
      sections,
      tags: counted.map(({ tag }) => tag),
    }),
    [clock, projects, sections, counted],
  );
}
