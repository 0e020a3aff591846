import { useCallback } from "react";
import { useCopy } from "~/client/sync/copy-context";
import { useProjects } from "~/features/projects/store/use-projects";
import type { Places } from "./places";

/** Returns a function that returns what this browser knows of the places now, for where they are seldom needed. */
export function useKnownPlaces(): () => Places {
  const projects = useProjects();
  const { store } = useCopy().kinds.sections;
  return useCallback(
    () => ({ projects, sections: store.list().filter(({ deletedAt }) => deletedAt === null) }),
    [projects, store],
  );
}
