"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import Copy from "lucide-react/icons/copy";
import Trash2 from "lucide-react/icons/trash-2";
import Undo2 from "lucide-react/icons/undo-2";
import { useMemo } from "react";
import { IconButton } from "~/ui/icon-button";
import { useTasks } from "../../store/tasks-provider";
import { TrashBar } from "../trash/trash-bar";
import { BarDue } from "./bar-due";
import { BarFrame } from "./bar-frame";
import { barKeysOf } from "./bar-keys";
import { BarPlace } from "./bar-place";
import { BarPriority } from "./bar-priority";
import { BarTags } from "./bar-tags";
import { createSelectKeys } from "./select-keys";
import { type BarProps, useSelectedTasks } from "./use-selected-tasks";
import { useSelectedIds } from "./use-selection";

/** Shows what can be done with the selected tasks of a list. */
export function SelectBar({ isTrash }: { isTrash: boolean }) {
  const { copy, undo, clock } = useTasks();
  const keys = useMemo(() => createSelectKeys({ copy, undo, clock }), [copy, undo, clock]);
  const tasks = useSelectedTasks(useSelectedIds());
  return (
    <BarFrame keys={keys}>
      {isTrash ? <TrashBar tasks={tasks} keys={keys} /> : <ListBar tasks={tasks} keys={keys} />}
    </BarFrame>
  );
}

function ListBar({ tasks, keys }: BarProps) {
  const isDone = tasks.every(({ completed }) => completed);
  return (
    <>
      <IconButton label={isDone ? "Reopen" : "Complete"} {...barKeysOf("complete")} onClick={() => keys.complete()}>
        {isDone ? <Undo2 aria-hidden /> : <CircleCheck aria-hidden />}
      </IconButton>
      <BarDue tasks={tasks} keys={keys} {...barKeysOf("due")} />
      <BarPriority tasks={tasks} keys={keys} />
      <BarTags tasks={tasks} keys={keys} />
      <BarPlace tasks={tasks} keys={keys} {...barKeysOf("place")} />
      <IconButton label="Duplicate" {...barKeysOf("duplicate")} onClick={() => keys.duplicate()}>
        <Copy aria-hidden />
      </IconButton>
      <IconButton label="Delete" {...barKeysOf("delete")} onClick={() => keys.remove()} className="hover:text-danger!">
        <Trash2 aria-hidden />
      </IconButton>
    </>
  );
}
