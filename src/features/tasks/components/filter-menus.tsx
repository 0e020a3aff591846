"use client";

import { trpc } from "~/client/trpc";
import { Button } from "~/ui/button";
import type { MenuEntry } from "~/ui/menu";
import { type ChosenFilter, narrowing } from "../filter-params";
import type { View } from "../views";
import { completions, duePeriods, oneOf, type Completion } from "../vocabulary";
import { FilterMenu } from "./filter-menu";
import { completionNames, dueFilterName, dueNames } from "./filter-words";
import { priorityNames, rankedPriorities } from "./priority-names";
import { chooseFilter } from "./use-list-address";

const shown = ["pending", "completed", "all"] as const satisfies Completion[];

/** The filters of a list, each with what is chosen of it, and one way to drop them all. */
export function FilterMenus({ view, filter }: { view: View; filter: ChosenFilter }) {
  const { data: tags = [] } = trpc.tasks.tags.useQuery();
  const isNarrowed = narrowing.some((field) => filter[field] !== undefined && filter[field] !== "");
  return (
    <>
      {view.canShowCompleted && (
        <FilterMenu
          label="Show"
          chosen={filter.completed && completionNames[filter.completed]}
          entries={[showChoice(view, filter)]}
        />
      )}
      <FilterMenu
        label="Priority"
        chosen={filter.priority?.map((value) => priorityNames[value]).join(", ")}
        entries={priorityChecks(filter)}
      />
      {view.due === undefined && (
        <FilterMenu label="Due" chosen={filter.due && dueFilterName(filter.due)} entries={[dueChoice(filter)]} />
      )}
      {(tags.length > 0 || filter.tags !== undefined) && (
        <FilterMenu
          label="Tag"
          chosen={filter.tags?.join(", ")}
          entries={tagChecks(
            filter,
            tags.map(({ tag }) => tag),
          )}
        />
      )}
      {isNarrowed && (
        <Button variant="quiet" size="sm" onClick={() => chooseFilter({ sort: filter.sort, order: filter.order })}>
          Clear filters
        </Button>
      )}
    </>
  );
}

function showChoice(view: View, filter: ChosenFilter): MenuEntry {
  return {
    kind: "choice",
    label: "Show",
    value: filter.completed ?? view.completed,
    options: shown.map((value) => ({ value, label: completionNames[value] })),
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

function dueChoice(filter: ChosenFilter): MenuEntry {
  return {
    kind: "choice",
    label: "Due",
    value: filter.due ?? "any",
    options: [{ value: "any", label: "Any time" }, ...duePeriods.map((value) => ({ value, label: dueNames[value] }))],
    onChange: (value) => chooseFilter({ ...filter, due: oneOf(duePeriods, value) }),
  };
}

function tagChecks(filter: ChosenFilter, known: string[]): MenuEntry[] {
  const chosen = filter.tags ?? [];
  const isChosen = (tag: string) => chosen.some((other) => other.toLowerCase() === tag.toLowerCase());
  const all = [...known, ...chosen.filter((tag) => !known.some((other) => other.toLowerCase() === tag.toLowerCase()))];
  return all.map((tag) => ({
    kind: "check",
    label: tag,
    checked: isChosen(tag),
    onChange: (isWanted) => {
      const others = chosen.filter((other) => other.toLowerCase() !== tag.toLowerCase());
      const tags = isWanted ? [...others, tag] : others;
      chooseFilter({ ...filter, tags: tags.length === 0 ? undefined : tags });
    },
  }));
}
