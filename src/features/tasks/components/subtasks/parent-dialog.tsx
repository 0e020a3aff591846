"use client";

import { useState } from "react";
import { useCopyStatus } from "~/client/sync/copy-context";
import { useArchivedProjects } from "~/features/projects/store/use-projects";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { countTasks } from "../../store/many/count-tasks";
import { createManyActions } from "../../store/many/many-actions";
import { selection } from "../../store/many/selection";
import { useTasks } from "../../store/tasks-provider";
import { foldsOf } from "../../store/tree/folds";
import { findPossibleParents } from "../../store/tree/possible-parents";
import { ancestorsOf, treeOf } from "../../store/tree/tree";
import { focusRow } from "../list/row-focus";
import { ChoiceField } from "../panel/choice-field";
import { nameOfPlace } from "../place/places";
import { usePlaces } from "../place/use-places";
import { useSelectedTasks } from "../select/use-selected-tasks";

const maxShown = 50;

/** Asks which task others become subtasks of, and says why if none can be. */
export function ParentDialog({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const { copy, undo, clock, viewer } = useTasks();
  const { store } = copy;
  const { find } = store;
  const isWhole = useCopyStatus() === "whole";
  const archived = useArchivedProjects();
  const places = usePlaces();
  const [text, setText] = useState("");
  const tasks = useSelectedTasks(ids).filter(({ deletedAt }) => deletedAt === null);
  const { offered, fault } = findPossibleParents(tasks, text, { ...store, archived, tree: treeOf(store).read() });
  const choose = (id: string) => {
    const parent = find(id);
    if (parent === undefined) return;
    onClose();
    const [first] = createManyActions({ copy, undo, clock }).putBelow(tasks, parent);
    if (first === undefined) return;
    if (ids.every((each) => selection.read().ids.has(each))) selection.clear();
    foldsOf(viewer.userId).set(id, true);
    // It stands elsewhere in the list, perhaps.
    setTimeout(() => focusRow(first.id));
  };
  const [only] = tasks;
  const isAlone = only !== undefined && tasks.length === 1;
  const title = isAlone ? `Make “${only.title}” a subtask of…` : `Make ${countTasks(tasks.length)} subtasks of…`;
  return (
    <Dialog open onClose={onClose} title={title} footer={<Button onClick={onClose}>Cancel</Button>}>
      <ChoiceField
        label="Find a task"
        text={text}
        onType={setText}
        keys={offered.slice(0, maxShown).map(({ id }) => id)}
        current={0}
        onChoose={choose}
        renderChoice={(id) => {
          const task = find(id);
          if (task === undefined) return undefined;
          const above = ancestorsOf(find, task).map(({ title }) => title);
          return (
            <TaskLabel title={task.title} where={[nameOfPlace(task, places), ...above].filter(isKnown).join(" › ")} />
          );
        }}
        fault={isWhole || offered.length > 0 ? fault : "Your tasks are still being loaded."}
      />
    </Dialog>
  );
}

const isKnown = (name: string | undefined) => name !== undefined;

/** Shows a task, and quietly the place and the tasks it is below. */
function TaskLabel({ title, where }: { title: string; where: string }) {
  return (
    <span className="flex min-w-0 flex-1 items-baseline gap-2 py-1">
      <bdi className="min-w-0 truncate">{title}</bdi>
      <bdi className="ms-auto max-w-2/5 shrink-0 truncate text-xs text-muted">{where}</bdi>
    </span>
  );
}
