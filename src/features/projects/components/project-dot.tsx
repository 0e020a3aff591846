import { joinClasses } from "~/ui/join-classes";
import type { Project } from "../store/project";

/** The fill of each color of a project. */
export const projectFills: Record<Project["color"], string> = {
  gray: "bg-project-gray",
  red: "bg-project-red",
  orange: "bg-project-orange",
  yellow: "bg-project-yellow",
  green: "bg-project-green",
  teal: "bg-project-teal",
  blue: "bg-project-blue",
  indigo: "bg-project-indigo",
  purple: "bg-project-purple",
  pink: "bg-project-pink",
};

/** Shows the color of a project, which its name stands beside. */
export function ProjectDot({ color, className }: Pick<Project, "color"> & { className?: string }) {
  return (
    <span
      aria-hidden
      className={joinClasses("size-2.5 shrink-0 rounded-full forced-color-adjust-none", projectFills[color], className)}
    />
  );
}
