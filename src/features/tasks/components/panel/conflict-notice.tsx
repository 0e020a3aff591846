"use client";

import { Button } from "~/ui/button";
import { dateWords } from "~/shared/due-labels";
import { useClock } from "~/client/clock";
import { writeDraft } from "../../store/draft-storage";
import type { Changes, EditConflict } from "../../store/edit-conflicts";
import type { Task } from "../../store/task-cache";
import { priorityNames } from "../filters/priority-labels";
import { useTasks } from "../../store/tasks-provider";

/** Both versions of what was changed here and elsewhere at once. Nothing is lost before the person has chosen. */
export function ConflictNotice({ conflict: { mine, theirs } }: { conflict: EditConflict }) {
  const { actions, conflicts } = useTasks();
  const clock = useClock();
  const settle = () => {
    for (const field of Object.keys(mine)) writeDraft(`${theirs.id}:${field}`, "");
    conflicts.resolve(theirs.id);
  };
  const keepMine = () => {
    settle();
    void actions.edit(theirs, mine);
  };
  const dateText = (day: string | null | undefined) => (day ? dateWords(day, clock) : "none");
  const rows = [
    mine.title !== undefined && { name: "Title", mine: mine.title, theirs: theirs.title },
    mine.description !== undefined && { name: "Description", mine: mine.description, theirs: theirs.description },
    mine.priority && { name: "Priority", mine: priorityNames[mine.priority], theirs: priorityNames[theirs.priority] },
    isAboutDue(mine) && { name: "Due", mine: dateText(mine.dueOn), theirs: dateText(theirs.dueOn) },
    mine.tags && { name: "Tags", mine: tagText(mine.tags), theirs: tagText(theirs.tags) },
  ].filter((row) => typeof row === "object");
  return (
    <section role="alert" className="mb-4 rounded-lg border border-danger bg-danger-soft p-4 text-sm">
      <h2 className="font-semibold">This task was changed somewhere else</h2>
      <p className="mt-1 text-muted">Your change is not saved yet. Which one should stay?</p>
      {rows.map((row) => (
        <dl key={row.name} className="mt-3 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          <dt className="col-span-2 font-medium">{row.name}</dt>
          <dt className="text-muted">Yours</dt>
          <dd className={textClass}>{row.mine || "empty"}</dd>
          <dt className="text-muted">Theirs</dt>
          <dd className={textClass}>{row.theirs || "empty"}</dd>
        </dl>
      ))}
      <div className="mt-4 flex gap-2">
        <Button variant="primary" size="sm" onClick={keepMine}>
          Keep mine
        </Button>
        <Button size="sm" onClick={settle}>
          Use theirs
        </Button>
      </div>
    </section>
  );
}

const textClass = "max-h-32 overflow-y-auto whitespace-pre-wrap [unicode-bidi:plaintext]";
const isAboutDue = ({ dueOn, dueAt }: Changes) => dueOn !== undefined || dueAt !== undefined;
const tagText = (tags: Task["tags"]) => (tags.length === 0 ? "none" : tags.join(", "));
