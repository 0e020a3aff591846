import { isVisible } from "~/shared/text/written-text";
import type { Clock } from "~/shared/clock";
import { fold } from "~/shared/text/fold";
import { addTags } from "../../list/filters/tag-entry";
import { limits, type Priority } from "../../constants";
import { type Places, placesByName } from "../place/places";
import { dueOf, readDeadline } from "./due";
import { readDate, readDayOfMonth } from "./dates";
import { readNearDay, readNextPeriod, readWeekday } from "./days";
import { readDaysLater, readMinutesLater } from "./distances";
import type { Found, Reader } from "./found";
import { findLiterals, wholeRepeat } from "./literals";
import { beginsWord, type Line, type NamedPlace, type Span } from "./position";
import { readPriority, readProject, readTag } from "./signs";
import { readRepeat } from "./repeat/read-repeat";
import { readColonTime, readDayPart, readHour, readMeridiemTime, readNoon } from "./time/times";
import { removePieces, withPunctuation } from "./title";

export type PieceKind = Found["kind"];

/** A part of the text that was understood, and is not in the title. */
export interface Piece extends Span {
  kind: PieceKind;
  text: string;
}

export interface TaskReading {
  title: string;
  /** Those that the task has anyway, and those of the text. */
  tags: string[];
  /** `undefined` if the text does not say. */
  priority: Priority | undefined;
  dueOn: string | undefined;
  dueAt: string | undefined;
  /** How the task repeats, as the text of a rule. */
  repeat: string | undefined;
  deadlineOn: string | undefined;
  /** The project or section after `#`. */
  place: NamedPlace | undefined;
  /** In the order of the text. */
  pieces: Piece[];
}

interface Options {
  /** Phrases that shall stay words, as they were written. */
  asWords?: readonly string[];
  /** The kinds that were chosen elsewhere, and are not read. */
  chosen?: readonly PieceKind[];
  /** The tags that the task has anyway. */
  tags?: readonly string[];
  /** The day of a time without a day. Without it, today, or tomorrow if the time has passed. */
  dayOfTime?: string | undefined;
  /** Returns the projects and sections that can be named after `#`; without it, such words stay in the title. */
  places?: (() => Places) | undefined;
}

const noPlaces: Line["places"] = new Map();

/** Longer texts are no titles, and are not read. */
const maxLength = 1000;

const readers: Reader[] = [
  readRepeat,
  readDeadline,
  readPriority,
  readMeridiemTime,
  readColonTime,
  readTag,
  readProject,
  readDate,
  readDayOfMonth,
  readDaysLater,
  readMinutesLater,
  readNextPeriod,
  readNearDay,
  readWeekday,
  readHour,
  readNoon,
  readDayPart,
];

/**
 * Reads what somebody types to add a task: `Pay rent tomorrow 9am p1 @bills #Home`. Only whole words count, and only where they cannot belong to the
 * title; text in quotation marks is never read. Of two days, two times, two priorities or two projects the last one counts, and the other stays in the
 * title; so does everything if nothing else would be left as a title. A day without a year is the next one, a weekday is after today, and a
 * day that has passed is not read.
 */
export function readTask(
  text: string,
  clock: Clock,
  { asWords = [], chosen = [], tags = [], dayOfTime, places: known }: Options = {},
): TaskReading {
  const places = known !== undefined && text.includes("#") ? placesByName(known()) : noPlaces;
  const line: Line = { text, clock, isAllCapitals: !/\p{Ll}/u.test(text), places };
  const found =
    text.length > maxLength
      ? []
      : findPhrases(line, findLiterals(text, asWords, repeatsIn(line, asWords)), { chosen, tags });
  const phrases = found.map(({ kind, from, to }) => ({ kind, from, to, text: text.slice(from, to) }));
  const pieces = withPunctuation(text, phrases);
  const title = removePieces(text, pieces);
  if (!isVisible(title.replaceAll(/\p{P}/gu, ""))) return { ...plain, tags: [...tags], title: removePieces(text, []) };
  return {
    title,
    tags: tagsOf(found, tags),
    priority: found.findLast((one) => one.kind === "priority")?.priority,
    ...dueOf(found, clock, { dayOfTime, isChosen: chosen.includes("day") }),
    deadlineOn: found.findLast((one) => one.kind === "deadline")?.day,
    place: found.findLast((one) => one.kind === "project")?.place,
    pieces,
  };
}

const plain = {
  priority: undefined,
  dueOn: undefined,
  dueAt: undefined,
  repeat: undefined,
  deadlineOn: undefined,
  place: undefined,
  pieces: [],
};

/** Returns the tags that were found beside `others`. */
const tagsOf = (found: readonly Found[], others: readonly string[]) =>
  addTags([...others], found.flatMap((one) => (one.kind === "tag" ? [one.tag] : [])).join(","));

type Given = Required<Pick<Options, "chosen" | "tags">>;

/** Returns the phrases that count. What says the same as a later phrase, or was chosen elsewhere, stays words. */
function findPhrases(line: Line, literals: Span[], given: Given): Found[] {
  const found = scan(line, literals);
  const words = found.filter((one, index) => isReplaced(one, { line, before: found.slice(0, index), found, given }));
  // Read again: what stood beside such a phrase may have meant something through it alone.
  const whole = words.map((one) => (one.kind === "repeat" ? wholeRepeat(line.text, one) : one));
  return words.length === 0 ? found : findPhrases(line, [...literals, ...whole], given);
}

interface Among {
  line: Line;
  before: Found[];
  found: Found[];
  given: Given;
}

/** Returns whether a choice or a later phrase says the same kind of thing, or a tag is one too many. */
function isReplaced(one: Found, { line, before, found, given: { chosen, tags } }: Among): boolean {
  if (one.kind === "tag") {
    const earlier = tagsOf(before, tags);
    return earlier.length >= limits.tags && !holds(earlier, one.tag);
  }
  if (one.kind === "repeat" && !isAtEnd(one, { line, found })) return true;
  // Midnight, or noon?
  if (one.kind === "time" && one.isOpen === true && one.time.startsWith("12") && found.some(isOfEvening)) return true;
  return chosen.includes(one.kind) || found.slice(before.length + 1).some(({ kind }) => kind === one.kind);
}

const isOfEvening = (one: Found) => (one.kind === "day" || one.kind === "repeat") && one.isEvening === true;

/** Returns whether nothing but other phrases follows, so that the words belong to no title: "Read every day carries a hope". */
function isAtEnd({ to }: Span, { line, found }: Pick<Among, "line" | "found">): boolean {
  const rest = removePieces(line.text, [{ from: 0, to }, ...found.filter(({ from }) => from >= to)]);
  return !isVisible(rest.replaceAll(/[\p{P}\s]/gu, ""));
}

/** Returns the repeats that the text may hold, which are no literals then. */
function repeatsIn(line: Line, asWords: readonly string[]): Span[] {
  const spans: Span[] = [];
  const { text } = line;
  for (let at = 0; at < text.length; at += 1) {
    const found = beginsWord(text, at) ? readRepeat(line, at, undefined) : undefined;
    const isWords = asWords.some((words) => fold(text.slice(at)).startsWith(fold(words.trim())));
    if (found !== undefined && !isWords) spans.push({ from: found.from, to: found.to });
  }
  return spans;
}

const holds = (tags: string[], tag: string) => tags.some((other) => fold(other) === fold(tag));

function scan(line: Line, literals: Span[]): Found[] {
  const { text } = line;
  const found: Found[] = [];
  for (let at = 0; at < text.length;) {
    const literal = literals.find(({ from, to }) => from <= at && at < to);
    const next = literal === undefined && beginsWord(text, at) ? readAt(line, at, { found, literals }) : undefined;
    if (next !== undefined) found.push(next);
    at = literal?.to ?? next?.to ?? at + 1;
  }
  return found;
}

function readAt(line: Line, at: number, { found, literals }: { found: Found[]; literals: Span[] }): Found | undefined {
  for (const read of readers) {
    const next = read(line, at, found.at(-1));
    if (next !== undefined && !literals.some(({ from, to }) => from < next.to && at < to)) return next;
  }
  return undefined;
}
