import { nameFault } from "~/shared/text/name-fault";
import { limits } from "../constants";

/** Returns what is wrong with the name of a new project beside `others`, or `undefined`. */
export function newProjectFault(name: string, others: readonly unknown[]): string | undefined {
  const fault = nameFault(name, limits.name);
  return (
    fault ??
    (others.length < limits.projects
      ? undefined
      : `There can be at most ${limits.projects} projects. Delete one first.`)
  );
}
