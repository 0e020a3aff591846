import type { ChosenFilter } from "../../list/filter-params";
import type { FilterName } from "../../list/filters/filters";
import type { View } from "../../list/views";

/** Returns the filters that a list decides about itself, so that no user can choose them there. */
export const decidedBy = ({ due, project, canShowCompleted }: View): readonly FilterName[] => [
  ...(due === undefined ? [] : (["due"] as const)),
  ...(project === undefined ? [] : (["project", "projectsAny", "projectsNone"] as const)),
  ...(canShowCompleted ? [] : (["completed"] as const)),
];

/** Returns the filters of an address apart: those that its list decides about, and those that the user chooses. */
export function apartFrom(filter: ChosenFilter, names: readonly FilterName[]) {
  const decided: ChosenFilter = {};
  const chosen: ChosenFilter = { ...filter };
  for (const name of names) {
    Object.assign(decided, { [name]: filter[name] });
    delete chosen[name];
  }
  return { decided, chosen };
}
