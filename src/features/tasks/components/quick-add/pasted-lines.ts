import { fits, isStorable, isVisible } from "~/shared/text/written-text";
import { limits } from "../../constants";

/** As many tasks as one paste can add. */
export const maxPastedLines = 200;

export interface PastedLines {
  /** The titles, one for each line with something to see. */
  lines: string[];
  /** Why they cannot be added; `undefined` if they can. */
  fault: string | undefined;
}

const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
/** What lists begin their lines with: `-`, `*`, `•`, `1.`, `[ ]`, `☐`. */
const bullet = /^\s*(?:(?:[-*+•◦▪‣–—]|\d{1,3}[.)])\s+)?(?:\[[ xX]?\]\s+|[☐☑☒]\s*)?/u;
const bulletAlone = /^\s*(?:[-*+•◦▪‣–—]|\d{1,3}[.)])?\s*(?:\[[ xX]?\]|[☐☑☒])?\s*$/u;

/** Returns the tasks that a pasted text lists, without its bullets and check boxes. */
export function readPastedLines(text: string): PastedLines {
  const lines = text
    .split(lineBreak)
    .filter((line) => isVisible(line) && !bulletAlone.test(line))
    .map((line) => line.replace(bullet, "").trim());
  return { lines, fault: faultOf(lines) };
}

function faultOf(lines: string[]): string | undefined {
  if (lines.length > maxPastedLines) return `These are ${lines.length} lines. Paste at most ${maxPastedLines} at once.`;
  const tooLong = lines.flatMap((line, index) => (fits(line, limits.title) ? [] : [index + 1]));
  if (tooLong.length > 0) return `Use at most ${limits.title} characters for a task. Too long: ${listed(tooLong)}.`;
  const broken = lines.flatMap((line, index) => (isStorable(line) ? [] : [index + 1]));
  return broken.length === 0 ? undefined : `A character cannot be stored: ${listed(broken)}.`;
}

/** Returns "task 3", "tasks 3, 5", and at most five of them. */
function listed(numbers: number[]): string {
  const first = numbers.slice(0, 5).join(", ");
  const more = numbers.length > 5 ? ` and ${numbers.length - 5} more` : "";
  return `${numbers.length === 1 ? "task" : "tasks"} ${first}${more}`;
}
