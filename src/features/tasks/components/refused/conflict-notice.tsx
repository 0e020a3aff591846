"use client";

import { Button } from "~/ui/button";
import { useClock } from "~/client/clock";
import { editedFields, fieldLabels } from "../../fields";
import { writeDraft } from "../../store/draft-storage";
import type { TextConflict } from "../../store/refused/refusals";
import { useTasks } from "../../store/tasks-provider";

/** Shows both versions of a text that was changed here and elsewhere. Both are kept until the user chooses. */
export function ConflictNotice({ conflict: { ids, mine, theirs } }: { conflict: TextConflict }) {
  const { actions, undecided } = useTasks();
  const clock = useClock();
  const settle = () => {
    for (const field of Object.keys(mine)) writeDraft(`${theirs.id}:${field}`, "");
    undecided.settle(ids, theirs.id);
  };
  const keepMine = () => {
    // First, so that neither text is lost if the page ends in between.
    actions.edit(theirs, mine);
    settle();
  };
  const fields = editedFields.filter((field) => Reflect.has(mine, field)).map((field) => fieldLabels[field]);
  return (
    <section role="alert" className="mb-4 rounded-lg border border-danger bg-danger-soft p-4 text-sm">
      <h2 className="font-semibold">This task was changed elsewhere</h2>
      <p className="mt-1 text-muted">Your change is not saved yet. Which version do you want to keep?</p>
      {fields.map(({ name, text }) => (
        <dl key={name} className="mt-3 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          <dt className="col-span-2 font-medium">{name}</dt>
          <dt className="text-muted">Yours</dt>
          <dd className={textClass}>{text(mine, clock) || "empty"}</dd>
          <dt className="text-muted">Theirs</dt>
          <dd className={textClass}>{text(theirs, clock) || "empty"}</dd>
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
