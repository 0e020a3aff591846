import { fits, isStorable, isVisible } from "~/shared/text/written-text";
import { limits, maxLevels } from "../../constants";

/** As many tasks as one paste can add. */
export const maxPastedLines = 200;

export interface PastedLine {
  title: string;
  /** 1, or more for a line that is indented below another one: a subtask. */
  level: number;
}

export interface PastedLines {
  /** The tasks, one for each line with something to see. */
  lines: PastedLine[];
  /** Why they cannot be added; `undefined` if they can. */
  fault: string | undefined;
}

const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
/** What lists begin their lines with: `-`, `*`, `•`, `1.`, `[ ]`, `☐`. */
const bullet = /^\s*(?:(?:[-*+•◦▪‣–—]|\d{1,3}[.)])\s+)?(?:\[[ xX]?\]\s+|[☐☑☒]\s*)?/u;
const bulletAlone = /^\s*(?:[-*+•◦▪‣–—]|\d{1,3}[.)])?\s*(?:\[[ xX]?\]|[☐☑☒])?\s*$/u;

/** Returns the tasks that a pasted text lists, without its bullets and check boxes. */
export function readPastedLines(text: string): PastedLines {
  const written = text.split(lineBreak).filter((line) => isVisible(line) && !bulletAlone.test(line));
  const levels = levelsOf(written.map(indentOf));
  const titles = written.map((line) => line.replace(bullet, "").trim());
  const lines = titles.map((title, at) => ({ title, level: levels[at] ?? 1 }));
  return { lines, fault: faultOf(titles) };
}

/** Returns the columns before a line. */
function indentOf(line: string): number {
  let column = 0;
  for (const [space] of line.matchAll(/^\s|(?<=^\s+)\s/gu)) column += space === "\t" ? 4 - (column % 4) : 1;
  return column;
}

/** Returns the level of each line: one more than that of the nearest line above that is indented less, as deep as subtasks go. */
function levelsOf(indents: readonly number[]): number[] {
  const open: number[] = [];
  return indents.map((indent) => {
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop();
    open.push(indent);
    return Math.min(open.length, maxLevels);
  });
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
