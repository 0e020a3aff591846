import { fold } from "~/shared/text/fold";
import { addTags } from "../../list/filters/tag-entry";
import type { Priority } from "../../constants";
import type { Reader } from "./found";
import { matchAt, pattern } from "./position";
import { end } from "./vocabulary";

// A name holds a letter, so that "@ 9" and "#1" are none.
const name = String.raw`((?=[\p{N}_-]*\p{L})[\p{L}\p{M}\p{N}_-]+)${end}`;
const tagSign = pattern(`@${name}`);
const wordEnd = pattern(end);
const prioritySign = pattern(`(?:p([1-3])|!(high|medium|low))${end}`);
const ranks: Record<string, Priority> = {
  "1": "high",
  "2": "medium",
  "3": "low",
  high: "high",
  medium: "medium",
  low: "low",
};

/** Reads `@tag`. What cannot be a tag, such as one that is too long, stays words. */
export const readTag: Reader = ({ text }, at) => {
  const match = matchAt(tagSign, text, at);
  if (match === undefined) return undefined;
  const [tag] = addTags([], match[1] ?? "");
  return tag === undefined ? undefined : { kind: "tag", tag, from: at, to: at + match[0].length };
};

/** Longer names are no projects with a section. */
const longestPlace = 201;

/** Reads `#project` and `#project/section`, the longest name that is known: only such a name can have spaces. */
export const readProject: Reader = ({ text, places }, at) => {
  if (text[at] !== "#" || places.size === 0) return undefined;
  for (let to = Math.min(text.length, at + 1 + longestPlace); to > at + 1; to--) {
    if (matchAt(wordEnd, text, to) === undefined) continue;
    const written = text.slice(at + 1, to);
    const place = /\p{L}/u.test(written) ? places.get(fold(written)) : undefined;
    if (place !== undefined) return { kind: "project", place, from: at, to };
  }
  return undefined;
};

/** Reads `p1` to `p3`, and `!high`, `!medium`, `!low`. */
export const readPriority: Reader = ({ text }, at) => {
  const match = matchAt(prioritySign, text, at);
  const priority = ranks[(match?.[1] ?? match?.[2] ?? "").toLowerCase()];
  if (match === undefined || priority === undefined) return undefined;
  return { kind: "priority", priority, from: at, to: at + match[0].length };
};
