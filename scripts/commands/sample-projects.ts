import { uuidv7 } from "uuidv7";
import { rankAfter } from "../../src/shared/rows/rank";

/** The projects of a sample account, with their sections. */
const layout = {
  Home: { color: "teal", sections: ["Kitchen", "Garden"] },
  Boat: { color: "blue", sections: ["Before launch", "At sea"] },
  Family: { color: "pink", sections: [] },
  Work: { color: "orange", sections: [] },
} as const;

export type ProjectName = keyof typeof layout;

/** Returns the rows of the sample projects and sections. `find` returns the ids of a place that is written as `Boat/At sea`; without one, of the inbox. */
export function sampleProjects() {
  const projects: { id: string; name: string; color: (typeof layout)[ProjectName]["color"]; position: string }[] = [];
  const sections: { id: string; projectId: string; name: string; position: string }[] = [];
  for (const [name, { color, sections: names }] of Object.entries(layout)) {
    const projectId = uuidv7();
    projects.push({ id: projectId, name, color, position: rankAfter(projects) });
    for (const section of names)
      sections.push({ id: uuidv7(), projectId, name: section, position: rankAfter(sections) });
  }
  return {
    projects,
    sections,
    find(place?: string): { projectId: string | null; sectionId: string | null } {
      const [projectName, sectionName] = place?.split("/") ?? [];
      const project = projects.find(({ name }) => name === projectName);
      const section = sections.find(({ name, projectId }) => name === sectionName && projectId === project?.id);
      return { projectId: project?.id ?? null, sectionId: section?.id ?? null };
    },
  };
}
