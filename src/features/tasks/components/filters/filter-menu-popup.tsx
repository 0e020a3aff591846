"use client";

import type { Project } from "~/features/projects/store/project";
import { useProjects } from "~/features/projects/store/use-projects";
import { fold } from "~/shared/text/fold";
import type { MenuEntry } from "~/ui/overlays/menu-entry";
import { MenuPopup } from "~/ui/overlays/menu-popup";
import type { PopupProps } from "~/ui/overlays/use-popup";
import { duePeriodLabels } from "../../list/filters/due-filter";
import { completionLabels, deadlineLabels, filters, type MenuFilter } from "../../list/filters/filters";
import type { ChosenFilter } from "../../list/filter-params";
import type { View } from "../../list/views";
import { oneOf } from "~/shared/one-of";
import { completions, deadlines, duePeriods, type Completion } from "../../constants";
import { useTaskTags } from "../../store/copy/use-copied";
import { rankedPriorities } from "../../list/priority-labels";
import { chooseFilter } from "../list/use-list-address";

interface FilterMenuPopupProps extends PopupProps {
  field: MenuFilter;
  view: View;
  filter: ChosenFilter;
}

/** Shows the choices of one filter. */
export function FilterMenuPopup({ field, view, filter, ...popup }: FilterMenuPopupProps) {
  const tags = useTaskTags();
  const projects = useProjects();
  const entries: Record<MenuFilter, () => MenuEntry[]> = {
    completed: () => [showChoice(view, filter)],
    priority: () => priorityChecks(filter),
    project: () => [projectChoice(filter, projects)],
    due: () => [dueChoice(filter)],
    deadline: () => [deadlineChoice(filter)],
    tags: () =>
      tagChecks(
        filter,
        tags.map(({ tag }) => tag),
      ),
  };
  return <MenuPopup {...popup} label={filters[field].title} align="start" entries={entries[field]()} />;
}

const shown = ["pending", "completed", "all"] as const satisfies Completion[];

function showChoice(view: View, filter: ChosenFilter): MenuEntry {
  return {
    kind: "choice",
    label: "Show",
    value: filter.completed ?? view.completed,
    options: shown.map((value) => ({ value, label: completionLabels[value] })),
    onChange: (value) => {
      const completed = oneOf(completions, value);
      chooseFilter({ ...filter, completed: completed === view.completed ? undefined : completed });
    },
  };
}

function priorityChecks(filter: ChosenFilter): MenuEntry[] {
  const chosen = filter.priority ?? [];
  return rankedPriorities.map(({ value, label }) => ({
    kind: "check",
    label,
    checked: chosen.includes(value),
    onChange: (isChosen) => {
      const priority = isChosen ? [...chosen, value] : chosen.filter((other) => other !== value);
      chooseFilter({ ...filter, priority: priority.length === 0 ? undefined : priority });
    },
  }));
}

/** An archived project is in its own list alone, so it is offered only where it is chosen. */
function projectChoice(filter: ChosenFilter, projects: readonly Project[]): MenuEntry {
  const offered = projects.filter(({ id, archivedAt }) => archivedAt === null || id === filter.project);
  return {
    kind: "choice",
    label: "Project",
    value: filter.project ?? "any",
    options: [
      { value: "any", label: "Any project" },
      { value: "none", label: "Inbox" },
      ...offered.map(({ id, name }) => ({ value: id, label: name })),
    ],
    onChange: (value) => chooseFilter({ ...filter, project: value === "any" ? undefined : value, section: undefined }),
  };
}

function dueChoice(filter: ChosenFilter): MenuEntry {
  return {
    kind: "choice",
    label: "Due",
    value: filter.due ?? "any",
    options: [
      { value: "any", label: "Any time" },
      ...duePeriods.map((value) => ({ value, label: duePeriodLabels[value] })),
    ],
    onChange: (value) => chooseFilter({ ...filter, due: oneOf(duePeriods, value) }),
  };
}

function deadlineChoice(filter: ChosenFilter): MenuEntry {
  return {
    kind: "choice",
    label: "Deadline",
    value: filter.deadline ?? "all",
    options: [{ value: "all", label: "All" }, ...deadlines.map((value) => ({ value, label: deadlineLabels[value] }))],
    onChange: (value) => chooseFilter({ ...filter, deadline: oneOf(deadlines, value) }),
  };
}

function tagChecks(filter: ChosenFilter, known: string[]): MenuEntry[] {
  const chosen = filter.tags ?? [];
  const isChosen = (tag: string) => chosen.some((other) => fold(other) === fold(tag));
  const all = [...known, ...chosen.filter((tag) => !known.some((other) => fold(other) === fold(tag)))];
  return all.map((tag) => ({
    kind: "check",
    label: tag,
    checked: isChosen(tag),
    onChange: (isWanted) => {
      const others = chosen.filter((other) => fold(other) !== fold(tag));
      const tags = isWanted ? [...others, tag] : others;
      chooseFilter({ ...filter, tags: tags.length === 0 ? undefined : tags });
    },
  }));
}
