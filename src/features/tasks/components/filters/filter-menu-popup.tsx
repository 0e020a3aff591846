"use client";

import type { Section } from "~/features/sections/store/section";
import { useAllSections } from "~/features/sections/store/use-all-sections";
import type { MenuEntry } from "~/ui/overlays/menu-entry";
import { MenuPopup } from "~/ui/overlays/menu-popup";
import type { PopupProps } from "~/ui/overlays/use-popup";
import { duePeriodLabels } from "../../list/filters/due-filter";
import { completionLabels, deadlineLabels, filters, type MenuFilter } from "../../list/filters/filters";
import { pastPeriodLabels } from "../../list/filters/past-filter";
import type { ChosenFilter } from "../../list/filter-params";
import type { View } from "../../list/views";
import { oneOf } from "~/shared/one-of";
import { completions, deadlines, duePeriods, pastPeriods, type Completion } from "../../constants";
import { rankedPriorities } from "../../list/labels/priority-labels";
import { chooseFilter } from "../list/use-list-address";
import { useProjectEntries } from "./use-project-entries";
import { useTagEntries } from "./use-tag-entries";

interface FilterMenuPopupProps extends PopupProps {
  field: MenuFilter;
  view: View;
  filter: ChosenFilter;
}

/** Shows the choices of one filter. */
export function FilterMenuPopup({ field, view, filter, ...popup }: FilterMenuPopupProps) {
  const sections = useAllSections();
  const tagEntries = useTagEntries(filter);
  const projectEntries = useProjectEntries(filter);
  const entries: Record<MenuFilter, () => MenuEntry[]> = {
    completed: () => [showChoice(view, filter)],
    priority: () => priorityChecks(filter),
    project: () => projectEntries,
    section: () => [sectionChoice(view, filter, sections)],
    due: () => [dueChoice(filter)],
    deadline: () => [deadlineChoice(filter)],
    tags: () => tagEntries,
    createdOn: () => [pastChoice("createdOn", filter)],
    completedOn: () => [pastChoice("completedOn", filter)],
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

function sectionChoice(view: View, filter: ChosenFilter, sections: readonly Section[]): MenuEntry {
  const project = view.project ?? filter.project;
  const offered = sections.filter(({ id, projectId }) => projectId === project || id === filter.section);
  return {
    kind: "choice",
    label: "Section",
    value: filter.section ?? "any",
    options: [{ value: "any", label: "Any section" }, ...offered.map(({ id, name }) => ({ value: id, label: name }))],
    onChange: (value) => chooseFilter({ ...filter, section: value === "any" ? undefined : value }),
  };
}

function pastChoice(field: "createdOn" | "completedOn", filter: ChosenFilter): MenuEntry {
  return {
    kind: "choice",
    label: filters[field].title,
    value: filter[field] ?? "any",
    options: [
      { value: "any", label: "Any time" },
      ...pastPeriods.map((value) => ({ value, label: pastPeriodLabels[value] })),
    ],
    onChange: (value) => chooseFilter({ ...filter, [field]: oneOf(pastPeriods, value) }),
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
