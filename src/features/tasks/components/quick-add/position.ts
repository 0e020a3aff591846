import type { Clock } from "~/shared/clock";
import { anyDay, clockTime, end } from "./vocabulary";

/** A text that is read, and the clock it is read by. */
export interface Line {
  text: string;
  clock: Clock;
  /** Whether capitals mean nothing, because there are no small letters. */
  isAllCapitals: boolean;
  /** The places that can be named after `#`, by their folded names. */
  places: ReadonlyMap<string, NamedPlace>;
}

/** A project or a section, or the inbox. */
export interface NamedPlace {
  projectId: string | null;
  sectionId: string | null;
  /** Its name in full. */
  path: string;
}

/** A place in the text; `to` is behind its last character. */
export interface Span {
  from: number;
  to: number;
}

/** Returns a pattern that matches at one place only, ignoring case. */
export const pattern = (source: string) => new RegExp(source, "iuy");

/** Returns the match of a pattern at exactly this place. */
export function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}

/** Returns whether a word begins here: at the start, or after white space. */
export const beginsWord = (text: string, at: number) => /^$|\s$/u.test(text.slice(Math.max(0, at - 1), at));

/** Returns the word before this place, in small letters; empty at the start. */
export const wordBefore = (text: string, at: number) =>
  (/(\S+)\s+$/u.exec(text.slice(Math.max(0, at - 60), at))?.[1] ?? "").toLowerCase();

const nothing = pattern(String.raw`[\s.!?…。！？]*$|[,;:.!?…。、，！？،](?:\s|$)`);
const sign = String.raw`[@#]\S*\p{L}|!(?:high|medium|low)${end}|p[1-3]${end}`;
const link = String.raw`(?:about|after|and|at|because|for|from|if|in|then|to|via|when|while|with)${end}`;
const next = pattern(
  String.raw`\s+(?:${sign}|${clockTime}${end}|(?:(?:due|on)\s+)*${anyDay}|\d{1,2}[.!?]*\s*$|${link})`,
);

/** Returns whether nothing follows that could belong to the phrase: the end, punctuation, another phrase, or a word such as "about". */
export const isAnchored = ({ text }: Line, to: number) =>
  matchAt(nothing, text, to) !== undefined || matchAt(next, text, to) !== undefined;

const beginsCapital = /^\p{Lu}/u;

/** Returns whether the phrase holds a word that is written small in a sentence, but not here, so that it is part of a name: "80 Days". */
export function hasCapital({ text, isAllCapitals }: Line, { from, to }: Span): boolean {
  if (isAllCapitals) return false;
  const isFirst = text.slice(0, from).trim() === "";
  const words = text.slice(from, to).split(/\s+/u);
  return words.slice(isFirst ? 1 : 0).some((word) => beginsCapital.test(word));
}

/** Returns whether the words that follow make a name of the phrase: "Friday Night Lights". */
export function isFollowedByName({ text, isAllCapitals }: Line, { from, to }: Span): boolean {
  if (isAllCapitals) return false;
  const later = text
    .slice(to)
    .split(/\s+/u)
    .filter((word) => /^\p{L}/u.test(word));
  const isFirst = text.slice(0, from).trim() === "";
  // A sentence that begins with a day goes on with a name, too: "Tomorrow Ada comes".
  const named = isFirst ? later : later.slice(0, 1);
  return named.length > 0 && named.every((word) => beginsCapital.test(word));
}
