"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import Copy from "lucide-react/icons/copy";
import ListChecks from "lucide-react/icons/list-checks";
import Trash2 from "lucide-react/icons/trash-2";
import Undo2 from "lucide-react/icons/undo-2";
import X from "lucide-react/icons/x";
import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { announce } from "~/ui/feedback/announce";
import { IconButton } from "~/ui/icon-button";
import { modKey } from "~/ui/text/mod-key";
import { countTasks } from "../../store/many/count-tasks";
import { useTasks } from "../../store/tasks-provider";
import { shownKeysOf } from "../shortcuts/shortcuts";
import { BarDue } from "./bar-due";
import { BarPlace } from "./bar-place";
import { BarPriority } from "./bar-priority";
import { BarTags } from "./bar-tags";
import { createSelectKeys } from "./select-keys";
import { useSelectedTasks } from "./use-selected-tasks";
import { useSelectedIds } from "./use-selection";

/** Shows what can be done with the selected tasks, at the foot of the screen. */
export function SelectBar() {
  const selected = useSelectedIds();
  const { copy, undo, clock } = useTasks();
  const keys = useMemo(() => createSelectKeys({ copy, undo, clock }), [copy, undo, clock]);
  const tasks = useSelectedTasks(selected);
  const bar = useRef<HTMLElement>(null);
  const count = selected.size;
  useEffect(() => announce(`${countTasks(count)} selected`), [count]);
  useLayoutEffect(() => {
    const { style } = document.body;
    style.setProperty("--selection-bar", `${bar.current?.offsetHeight ?? 0}px`);
    return () => void style.removeProperty("--selection-bar");
  }, []);
  const isDone = tasks.every(({ completed }) => completed);
  const mod = modKey();
  const keysOf = (command: Parameters<typeof shownKeysOf>[0]) => {
    const shortcut = shownKeysOf(command, mod);
    return shortcut === undefined ? {} : { shortcut };
  };
  return (
    <>
      {/* So that the bar covers no row at the end of the list. */}
      <div className="h-20 print:hidden" />
      <section
        ref={bar}
        aria-label="Selected tasks"
        data-select-bar
        className="fixed inset-x-2 bottom-[calc(var(--bottom-bar,0px)+env(safe-area-inset-bottom)+0.5rem)] z-30 mx-auto flex w-fit max-w-[calc(100%-1rem)] animate-appear flex-wrap items-center justify-center gap-x-1 rounded-xl border border-line bg-surface p-1.5 text-ink shadow-overlay md:bottom-6 print:hidden"
      >
        <div className="flex items-center gap-x-1 max-sm:w-full">
          <IconButton label="Clear the selection" {...keysOf("close")} onClick={() => keys.clear()}>
            <X aria-hidden />
          </IconButton>
          <span className="px-1 text-sm font-medium whitespace-nowrap tabular-nums max-sm:flex-1">
            {count.toLocaleString("en")} selected
          </span>
          <IconButton label="Select all" {...keysOf("selectAll")} onClick={() => keys.selectAll()}>
            <ListChecks aria-hidden />
          </IconButton>
        </div>
        <div className="flex flex-wrap items-center gap-x-1 border-line max-sm:w-full max-sm:justify-between sm:border-l sm:pl-1">
          <IconButton label={isDone ? "Reopen" : "Complete"} {...keysOf("complete")} onClick={() => keys.complete()}>
            {isDone ? <Undo2 aria-hidden /> : <CircleCheck aria-hidden />}
          </IconButton>
          <BarDue tasks={tasks} keys={keys} {...keysOf("due")} />
          <BarPriority tasks={tasks} keys={keys} />
          <BarTags tasks={tasks} keys={keys} />
          <BarPlace tasks={tasks} keys={keys} {...keysOf("place")} />
          <IconButton label="Duplicate" {...keysOf("duplicate")} onClick={() => keys.duplicate()}>
            <Copy aria-hidden />
          </IconButton>
          <IconButton label="Delete" {...keysOf("delete")} onClick={() => keys.remove()} className="hover:text-danger!">
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      </section>
    </>
  );
}
