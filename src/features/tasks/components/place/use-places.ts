import type { Project } from "~/features/projects/store/project";
import { useProjects } from "~/features/projects/store/use-projects";
import { useAllSections } from "~/features/sections/store/use-all-sections";
import type { Places } from "./places";

/** Returns what is known of the places that a task can be in. */
export const usePlaces = (): Places<Project["color"]> => ({ projects: useProjects(), sections: useAllSections() });
