import { ColorDot } from "~/ui/color-dot";
import type { Project } from "~/features/projects/store/project";

/** Shows the project of a task in its row. */
export function ProjectFact({ project: { name, color } }: { project: Project }) {
  return (
    <span className="inline-flex max-w-36 min-w-0 items-center gap-1.5">
      <ColorDot color={color} className="size-2" />
      <span className="sr-only">Project </span>
      <bdi className="min-w-0 truncate">{name}</bdi>
    </span>
  );
}
