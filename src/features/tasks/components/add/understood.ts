import type { Clock } from "~/shared/clock";
import { fold } from "~/shared/text/fold";
import { canonical } from "~/shared/text/written-text";
import type { Priority } from "../../constants";
import type { Piece, PieceKind, readTask } from "../quick-add/read-task";
import type { Places } from "../place/places";
import type { AddDraft, ChosenDraft } from "./add-draft";

export type ReadTask = typeof readTask;

/** The task that Enter adds. */
export interface TypedTask {
  title: string;
  description: string;
  priority: Priority;
  dueOn: string | null;
  dueAt: string | null;
  tags: string[];
  projectId: string | null;
  sectionId: string | null;
  /** How it repeats, as the text of a rule. */
  repeat: string | null;
  deadlineOn: string | null;
}

/** What is shown while a task is typed: what it will be, and the parts of the text that say so. */
export interface Understood {
  task: TypedTask;
  pieces: readonly Piece[];
  /** The name of the project or section that the text says, in full. */
  placeName?: string | undefined;
}

interface Typed {
  draft: AddDraft;
  /** The part of the draft that the user has chosen, which wins over words. */
  chosen: ChosenDraft;
  clock: Clock;
  /** Returns the projects and sections that words can name; without it, such words stay in the title. */
  places?: () => Places;
}

/** Returns what the draft says, read by `read`, or word for word without it. */
export function understand(read: ReadTask | undefined, { draft, chosen, clock, places }: Typed): Understood {
  const { priority, dueOn, tags, projectId, sectionId, asWords } = draft;
  const place = { projectId, sectionId };
  const description = canonical(draft.description).trim();
  const text = canonical(draft.title);
  const literal = {
    title: text.trim(),
    description,
    priority,
    dueOn,
    dueAt: null,
    tags,
    repeat: null,
    deadlineOn: null,
    ...place,
  };
  if (read === undefined) return { task: literal, pieces: [] };
  // The list is of another day than today, or the day was chosen: a time is on that day.
  const dayOfTime = chosen.dueOn ?? (dueOn === clock.today ? undefined : (dueOn ?? undefined));
  const reading = read(text, clock, {
    asWords,
    tags,
    chosen: kindsOf(chosen),
    dayOfTime,
    places,
  });
  const task = {
    title: reading.title,
    description,
    priority: reading.priority ?? priority,
    dueOn: chosen.dueOn === null ? null : (reading.dueOn ?? dueOn),
    dueAt: reading.dueAt ?? null,
    tags: reading.tags,
    repeat: reading.repeat ?? null,
    deadlineOn: reading.deadlineOn ?? null,
    projectId: (reading.place ?? place).projectId,
    sectionId: (reading.place ?? place).sectionId,
  };
  return { task, pieces: reading.pieces, placeName: reading.place?.path };
}

/** Returns what need not be read. A day that was chosen leaves the time open; no date leaves nothing. */
function kindsOf({ dueOn, priority, projectId }: ChosenDraft): PieceKind[] {
  const kinds: PieceKind[] = priority === undefined ? [] : ["priority"];
  if (projectId !== undefined) kinds.push("project");
  if (dueOn !== undefined) kinds.push("day");
  if (dueOn === null) kinds.push("time");
  return kinds;
}

/** Returns the change that turns pieces back into words. */
export const backToWords = (draft: AddDraft, pieces: readonly Piece[]): ChosenDraft => ({
  asWords: [...draft.asWords, ...pieces.map(({ text }) => text)],
});

/** Returns the change of the text. A phrase that shall stay words is forgotten with it, and read again when it is typed again. */
export const textChange = (draft: AddDraft, title: string): ChosenDraft => ({
  title,
  asWords: draft.asWords.filter((words) => fold(title).includes(fold(words))),
});
