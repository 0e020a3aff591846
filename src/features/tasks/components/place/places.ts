import { fold } from "~/shared/text/fold";
import type { Task } from "../../store/task";

/** Where a task is: in a section of a project, in a project, or, without both, in the inbox. */
export type Place = Pick<Task, "projectId" | "sectionId">;

/** What is known of the places. */
export interface Places<Color extends string = string> {
  projects: readonly { id: string; name: string; color: Color; archivedAt: string | null }[];
  sections: readonly { id: string; projectId: string; name: string }[];
}

/** A place that can be chosen. */
export interface OfferedPlace<Color extends string = string> extends Place {
  /** Its name in full: "Home / Kitchen". */
  path: string;
  /** Its own name. */
  name: string;
  /** `undefined` for the inbox. */
  color: Color | undefined;
}

export const inbox: Place = { projectId: null, sectionId: null };

const pathOf = (...names: string[]) => names.join(" / ");

/** Returns the places that a task can be in and that fit the typed text, those first that begin with it. All of them without any text. */
export function placesFor<Color extends string>(typed: string, known: Places<Color>): OfferedPlace<Color>[] {
  const text = fold(typed.trim()).replaceAll(/\s*\/\s*/g, " / ");
  const [project = "", section] = text.split(" / ");
  const all = allPlaces(known);
  const fits = ({ path }: OfferedPlace) => {
    const [inProject = "", own] = fold(path).split(" / ");
    if (fold(path).includes(text)) return true;
    return section !== undefined && own !== undefined && inProject.includes(project) && own.includes(section);
  };
  const isLater = ({ path, name }: OfferedPlace) => Number(![path, name].some((one) => fold(one).startsWith(text)));
  return all.filter(fits).sort((one, other) => isLater(one) - isLater(other));
}

/** The most suggestions beside a text field. */
const maxSuggested = 6;

/**
 * Returns the places that complete what is typed behind `#`; none once it is a name, so that the list does not cover what was understood. What has a
 * space is completed only by a name that begins with it.
 */
export function suggestPlaces<Color extends string>(typed: string, known: Places<Color>) {
  const text = fold(typed);
  const offered = placesFor(typed, known);
  if (offered.some((place) => fold(lineNameOf(place)) === text)) return [];
  const begins = (place: OfferedPlace) => fold(lineNameOf(place)).startsWith(text);
  return offered.filter((place) => !/\s/.test(typed) || begins(place)).slice(0, maxSuggested);
}

function allPlaces<Color extends string>({ projects, sections }: Places<Color>): OfferedPlace<Color>[] {
  const all: OfferedPlace<Color>[] = [{ ...inbox, name: "Inbox", path: "Inbox", color: undefined }];
  for (const { id: projectId, name: project, color, archivedAt } of projects) {
    if (archivedAt !== null) continue;
    all.push({ projectId, sectionId: null, name: project, path: project, color });
    for (const { id: sectionId, projectId: owner, name } of sections)
      if (owner === projectId) all.push({ projectId, sectionId, name, path: pathOf(project, name), color });
  }
  return all;
}

/** Returns the name of a place in full, or `undefined` if its project is not known. */
export function nameOfPlace({ projectId, sectionId }: Place, { projects, sections }: Places): string | undefined {
  if (projectId === null) return "Inbox";
  const project = projects.find(({ id }) => id === projectId);
  const section = sections.find(({ id }) => id === sectionId);
  if (project === undefined) return undefined;
  return section === undefined ? project.name : pathOf(project.name, section.name);
}

/** Returns the places that can be named in a line, by their folded names: "home", "home/kitchen". Of two with the same name, the first. */
export function placesByName<Color extends string>(known: Places<Color>): ReadonlyMap<string, OfferedPlace<Color>> {
  const byName = new Map<string, OfferedPlace<Color>>();
  for (const place of allPlaces(known)) {
    const name = fold(lineNameOf(place));
    if (!byName.has(name)) byName.set(name, place);
  }
  return byName;
}

/** Returns the name of a place as a line writes it behind `#`. */
export const lineNameOf = ({ sectionId, path, name }: OfferedPlace) =>
  sectionId === null ? name : `${path.slice(0, -` / ${name}`.length)}/${name}`;

/** Returns what names projects and sections by their ids. */
export const namesOfPlaces =
  ({ projects, sections }: Places) =>
  (id: string) =>
    [...projects, ...sections].find((one) => one.id === id)?.name;

/** Returns whether two places are the same. */
export const isSamePlace = (one: Place, other: Place) =>
  one.projectId === other.projectId && one.sectionId === other.sectionId;
