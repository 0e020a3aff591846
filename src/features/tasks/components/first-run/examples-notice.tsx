"use client";

import { Button } from "~/ui/button";
import { createUndoable } from "../../store/undoable";
import { useTasks } from "../../store/tasks-provider";
import { openExamples } from "./example-ids";

/** Says which tasks are examples, and removes all of them at once. */
export function ExamplesNotice() {
  const { copy, undo, viewer } = useTasks();
  const remove = () => {
    const ids = openExamples(viewer.userId, copy.store.find).map(({ id }) => id);
    const each = (procedure: "tasks.delete" | "tasks.restore") => () => {
      for (const id of ids) copy.give({ procedure, input: { id } });
    };
    createUndoable(undo).take("Removed the examples", each("tasks.delete"), each("tasks.restore"));
  };
  return (
    <p className="mb-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-md bg-sunken py-1 pr-1 pl-3 text-sm text-muted">
      The first tasks here are examples. Each shows something when you do it.
      <Button size="sm" variant="quiet" onClick={remove}>
        Remove them
      </Button>
    </p>
  );
}
