import type { RepeatRule } from "~/shared/dates/repeat/rule";
import type { Priority } from "../../constants";
import type { Line, NamedPlace, Span } from "./position";

/** What a phrase says. */
type Meaning =
  | { kind: "tag"; tag: string }
  | { kind: "priority"; priority: Priority }
  | { kind: "project"; place: NamedPlace }
  /** `at` is the exact instant of "in 2 hours"; `isEvening` tells that it is "tonight", so that 8 is 20:00. */
  | { kind: "day"; day: string; time?: string; at?: string; isEvening?: boolean }
  /** `isOpen` tells that it does not say whether it is before or after noon. */
  | { kind: "time"; time: string; isOpen?: boolean }
  /** It is first due on `start` or later. */
  | {
      kind: "repeat";
      rule: RepeatFrom;
      isFixed: boolean;
      start: string | undefined;
      time?: string;
      isEvening?: boolean;
    }
  | { kind: "deadline"; day: string };

/** Returns how a task repeats that is first due on `day`. `isFixed` tells that the phrase names the days itself. */
export type RepeatFrom = (day: string) => RepeatRule;

/** A phrase of the text with its meaning. */
export type Found = Span & Meaning;

/** Reads the phrase that begins at `at`, `before` being the last one that was found. */
export type Reader = (line: Line, at: number, before: Found | undefined) => Found | undefined;
