import type { Clock } from "~/shared/clock";
import { repeatLabel } from "~/shared/dates/repeat/label";
import { dayLabel, dueLabel } from "~/shared/due-labels";
import { fold } from "~/shared/text/fold";
import { priorityNames } from "../../list/labels/priority-labels";
import type { Piece } from "../quick-add/read-task";
import type { Understood } from "./understood";

export interface UnderstoodChip {
  kind: "due" | "repeat" | "deadline" | "priority" | "project" | "tag";
  label: string;
  /** The phrases that say it: a day and its time, or a tag each time it was written. */
  pieces: readonly Piece[];
}

/** Returns the chips of what words say: the due date, the repeat, the deadline, the priority, the project, and each tag once. */
export function chipsOf({ task, pieces, placeName }: Understood, clock: Clock): UnderstoodChip[] {
  const due = pieces.filter(({ kind }) => kind === "day" || kind === "time");
  const priority = pieces.filter(({ kind }) => kind === "priority");
  const project = pieces.filter(({ kind }) => kind === "project");
  const written = pieces.filter(({ kind }) => kind === "tag");
  const tags = written.map((one) => written.filter(({ text }) => fold(text) === fold(one.text)));
  const repeat = pieces.filter(({ kind }) => kind === "repeat");
  const deadline = pieces.filter(({ kind }) => kind === "deadline");
  const dueText = dueLabel({ ...task, completed: false }, clock)?.text;
  return [
    ...(due.length > 0 && dueText !== undefined ? [{ kind: "due" as const, label: dueText, pieces: due }] : []),
    ...(task.repeat === null
      ? []
      : [{ kind: "repeat" as const, label: repeatLabel(task.repeat, clock), pieces: repeat }]),
    ...(task.deadlineOn === null
      ? []
      : [{ kind: "deadline" as const, label: `Deadline ${dayLabel(task.deadlineOn, clock)}`, pieces: deadline }]),
    ...(priority.length > 0
      ? [{ kind: "priority" as const, label: priorityNames[task.priority], pieces: priority }]
      : []),
    ...(placeName === undefined ? [] : [{ kind: "project" as const, label: placeName, pieces: project }]),
    ...tags
      .filter(([first], index) => first === written[index])
      .map((same) => ({ kind: "tag" as const, label: same[0]?.text.slice(1) ?? "", pieces: same })),
  ];
}
