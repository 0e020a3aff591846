import { namesOf } from "~/shared/names-of";
import type { ChosenFilters, FilterName } from "../filters/filters";
import { daysText } from "./days";
import { writeName, writeWords } from "./names";
import { phraseOf, wordsOfPeriod } from "./phrases";
import { inboxValue, type KnownPlaces, projectsNamed, sectionsNamed } from "./places-named";

/** What a text is read and written with: the projects and sections by name, and the project of the page, if it is of one. */
export interface FilterTextContext {
  places: KnownPlaces;
  project?: string | undefined;
}

type Writer = (values: string[], context: FilterTextContext) => string[];

const tagText = (tag: string) => `@${writeName(tag)}`;
const either = (texts: string[]) => [`(${texts.join(" | ")})`];
const priorityText = (value: string) => phraseOf("priority", value) ?? value;
const phrased =
  (name: FilterName): Writer =>
  (values) =>
    values.map((value) => phraseOf(name, value) ?? value);

function projectText(id: string, { places }: FilterTextContext): string {
  if (id === inboxValue) return "#Inbox";
  const name = places.projects.find((project) => project.id === id)?.name;
  const isClear = name !== undefined && projectsNamed(name, places).join() === id;
  return isClear ? `#${writeName(name)}` : `#id:${id}`;
}

function sectionText(id: string, { places, project }: FilterTextContext): string {
  const name = places.sections.find((section) => section.id === id)?.name;
  const isClear = name !== undefined && sectionsNamed(name, project, places).join() === id;
  return isClear ? `/${writeName(name)}` : `/id:${id}`;
}

const dated =
  (name: FilterName, key: string): Writer =>
  (values) =>
    values.map((value) => {
      const period = wordsOfPeriod(name, value);
      return period === undefined ? daysText(key, value) : `${key}: ${period}`;
    });

/** How each filter is written, in the order of the text. */
const writers: Record<FilterName, Writer> = {
  completed: phrased("completed"),
  due: (values, context) => values.flatMap((value) => phraseOf("due", value) ?? dated("due", "due")([value], context)),
  deadline: phrased("deadline"),
  priority: (values) => (values.length === 1 ? values.map(priorityText) : either(values.map(priorityText))),
  project: (values, context) => values.map((id) => projectText(id, context)),
  section: (values, context) => values.map((id) => sectionText(id, context)),
  projectsAny: (values, context) => either(values.map((id) => projectText(id, context))),
  projectsNone: (values, context) => values.map((id) => `!${projectText(id, context)}`),
  tags: (values) => values.map(tagText),
  tagsAny: (values) => either(values.map(tagText)),
  tagsNone: (values) => values.map((tag) => `!${tagText(tag)}`),
  tagged: phrased("tagged"),
  createdOn: dated("createdOn", "created"),
  completedOn: dated("completedOn", "completed"),
  search: (values) => values.map((words) => `search: ${writeWords(words)}`),
};

/**
 * Returns a filter as one line of text, such as `today & @home & !#Work`; an empty text without any. `readFilterText` reads the same filter
 * from it, as long as projects and sections keep their names. Those without a name of their own are written with their id.
 */
export function writeFilterText(chosen: ChosenFilters, context: FilterTextContext): string {
  const project = chosen.project ?? context.project;
  return namesOf(writers)
    .flatMap((name) => {
      const values = [chosen[name] ?? []].flat().filter((value) => value !== "");
      return values.length === 0 ? [] : writers[name](values, { ...context, project });
    })
    .join(" & ");
}
