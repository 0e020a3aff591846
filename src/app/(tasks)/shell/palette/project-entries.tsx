import { ColorDot } from "~/ui/color-dot";
import type { Project } from "~/features/projects/store/project";
import { goTo } from "~/features/tasks/components/list/use-list-address";
import { pathOfProject } from "~/shared/rows/project-path";
import type { PaletteEntry } from "~/ui/overlays/palette-entries";

/** Returns the entries of projects: the archived ones too, because the palette is how they are found. */
export const projectEntries = (projects: readonly Project[]): PaletteEntry[] =>
  projects.map(({ id, name, color, archivedAt }) => ({
    id: `project ${id}`,
    label: name,
    words: archivedAt === null ? "project" : "project archived",
    icon: <ColorDot color={color} className="mx-[3px]" />,
    onSelect: () => goTo(pathOfProject(id)),
  }));
