import { addDays } from "~/shared/due-date";
import { namesOf } from "~/shared/names-of";
import { eachChosen } from "../../list/filters/filters";
import type { Given } from "../../list/filters/filter";
import type { ChosenFilter } from "../../list/filter-params";
import { addTags } from "../../list/filters/tag-entry";
import type { View } from "../../list/views";
import { oneOf } from "~/shared/one-of";
import { priorities, type Priority } from "../../constants";

/** A task that is being typed. */
export interface AddDraft {
  title: string;
  description: string;
  priority: Priority;
  dueOn: string | null;
  tags: string[];
  /** `null` for the inbox. */
  projectId: string | null;
  sectionId: string | null;
  /** Phrases of the text that shall stay in the title as they are. */
  asWords: string[];
}

/** The values the user has chosen; the rest follows from the list. */
export type ChosenDraft = Partial<AddDraft>;

export const emptyDraft: AddDraft = {
  title: "",
  description: "",
  priority: "medium",
  dueOn: null,
  tags: [],
  projectId: null,
  sectionId: null,
  asWords: [],
};

/** Returns the values a new task gets so that it appears in the list: the day and the project of the view, and the values of the filter. */
export function draftDefaults(view: View, filter: ChosenFilter, today: string): AddDraft {
  const has: Given = {};
  const chosen = { ...filter, project: view.project ?? filter.project };
  eachChosen(chosen, (field, value) => Object.assign(has, field.given(value, today, has)));
  const draft: AddDraft = { ...emptyDraft, ...has };
  // A section is a place only together with its project.
  if (draft.projectId !== null) draft.sectionId = filter.section ?? null;
  if (view.name === "today") return { ...draft, dueOn: today };
  return view.name === "upcoming" ? { ...draft, dueOn: addDays(today, 1) } : draft;
}

/** Removes repeated tags, because two spellings of one tag are one tag of the task. */
const once = (tags: string[]) => addTags([], tags.join(","));

/** Reads a stored draft. An older version stored the title alone. */
export function parseDraft(kept: string | undefined): ChosenDraft {
  if (kept === undefined) return {};
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value === "object" && value !== null) return chosenOf(value);
  } catch {
    // Not JSON of ours, so it is a title.
  }
  return { title: kept };
}

/** Returns the text that stores a draft, or an empty one if nothing was chosen. */
export function formatDraft(draft: ChosenDraft): string {
  const { title, description, asWords = [], ...options } = draft;
  const isEmpty =
    !title && !description && asWords.length === 0 && Object.values(options).every((value) => value === undefined);
  return isEmpty ? "" : JSON.stringify(draft);
}

const idOrNull = (value: unknown) => (typeof value === "string" || value === null ? value : undefined);
const isText = (value: unknown): value is string => typeof value === "string";

const readers: { [Field in keyof AddDraft]: (value: unknown) => AddDraft[Field] | undefined } = {
  title: (value) => (isText(value) ? value : undefined),
  description: (value) => (isText(value) ? value : undefined),
  priority: (value) => (typeof value === "string" ? oneOf(priorities, value) : undefined),
  dueOn: (value) => (typeof value === "string" || value === null ? value : undefined),
  tags: (value) => (Array.isArray(value) ? once(value.filter(isText)) : undefined),
  projectId: (value) => idOrNull(value),
  sectionId: (value) => idOrNull(value),
  asWords: (value) => (Array.isArray(value) ? value.filter(isText) : undefined),
};

function chosenOf(value: object): ChosenDraft {
  const chosen: ChosenDraft = {};
  for (const field of namesOf(readers)) {
    const known = readers[field](Reflect.get(value, field));
    if (known !== undefined) Object.assign(chosen, { [field]: known });
  }
  return chosen;
}
