import { useState } from "react";
import { useProjects } from "~/features/projects/store/use-projects";
import type { MenuEntry } from "~/ui/overlays/menu-entry";
import type { ChosenFilter } from "../../list/filter-params";
import { chooseFilter } from "../list/use-list-address";

/** Returns the filter in one of the `projects`, or in none of them. One project is where a task that is added goes, and may have sections. */
function inProjects(filter: ChosenFilter, projects: string[], isNone: boolean): ChosenFilter {
  const [first, ...others] = projects;
  const none: ChosenFilter = { ...filter, project: undefined, projectsAny: undefined, projectsNone: undefined };
  if (first === undefined) return { ...none, section: undefined };
  if (isNone) return { ...none, projectsNone: projects, section: undefined };
  return others.length === 0 ? { ...none, project: first } : { ...none, projectsAny: projects, section: undefined };
}

/** Returns the choices of the filter by projects. An archived project is in its own list alone, so it is offered only where it is chosen. */
export function useProjectEntries(filter: ChosenFilter): MenuEntry[] {
  const projects = useProjects();
  const [isNone, setNone] = useState(filter.projectsNone !== undefined);
  const chosen = filter.projectsNone ?? filter.projectsAny ?? (filter.project === undefined ? [] : [filter.project]);
  const offered = projects.filter(({ id, archivedAt }) => archivedAt === null || chosen.includes(id));
  return [
    {
      kind: "choice",
      label: "Tasks in",
      stays: true,
      value: isNone ? "none" : "any",
      options: [
        { value: "any", label: "Any of" },
        { value: "none", label: "None of" },
      ],
      onChange: (value) => {
        setNone(value === "none");
        if (chosen.length > 0) chooseFilter(inProjects(filter, chosen, value === "none"));
      },
    },
    { kind: "separator", key: "projects" },
    ...[{ id: "none", name: "Inbox" }, ...offered].map(({ id, name }) => ({
      kind: "check" as const,
      label: name,
      checked: chosen.includes(id),
      onChange: (isWanted: boolean) => {
        const others = chosen.filter((other) => other !== id);
        chooseFilter(inProjects(filter, isWanted ? [...others, id] : others, isNone));
      },
    })),
  ];
}
