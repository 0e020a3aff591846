"use client";

import { useSyncExternalStore } from "react";
import { Button } from "~/ui/button";
import { createUndoable } from "../../store/undoable";
import { useTasks } from "../../store/tasks-provider";
import { openExamples } from "./example-ids";
import { untouchedExamples } from "./examples";

/** Says which tasks are examples, and removes all of them at once, but for those that their user has made into own tasks. */
export function ExamplesNotice() {
  const { copy, undo, viewer } = useTasks();
  const { store } = copy;
  // Ids as one text, which is the same while they are.
  const untouched = useSyncExternalStore(
    store.subscribe,
    () => {
      const open = openExamples(viewer.userId, store.find);
      const removable = untouchedExamples(viewer.userId, { open, all: store.list() });
      return removable.map(({ id }) => id).join(" ");
    },
    () => "",
  );
  if (untouched === "") return null;
  const remove = () => {
    const ids = untouched.split(" ");
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
