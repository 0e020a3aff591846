"use client";

import { type KeyboardEvent, useRef } from "react";
import { maxLevels } from "../../constants";
import type { Task } from "../../store/task";
import { useAncestors, useSubtasks } from "../../store/tree/use-tree";
import { useTreeActions } from "../../store/tree/use-tree-actions";
import { SubtaskCount } from "./subtask-count";
import { nameOfKey } from "../shortcuts/key-name";
import { dragClass, useDrag } from "../drag/use-drag";
import { AddSubtask } from "./add-subtask";
import { SubtaskRow } from "./subtask-row";

/** Shows the subtasks of the open task, in the order that their owner gave them. */
export function SubtaskList({ task }: { task: Task }) {
  const subtasks = useSubtasks(task.id);
  const canHold = useAncestors(task).length + 1 < maxLevels;
  const { putBefore, indent, outdent } = useTreeActions();
  const section = useRef<HTMLElement>(null);
  const focusAt = (index: number) => {
    const links = section.current?.querySelectorAll<HTMLElement>("[data-subtask] a, [data-field=subtask]");
    links?.[Math.max(0, index)]?.focus();
  };
  useDrag(section, {
    isOn: subtasks.length > 1,
    find(pressed) {
      const row = pressed.closest<HTMLElement>("[data-subtask]");
      const dragged = subtasks.find(({ id }) => id === row?.dataset["subtask"]);
      if (row === null || dragged === undefined) return undefined;
      const rows = [...(section.current?.querySelectorAll<HTMLElement>("[data-subtask]") ?? [])];
      const others = rows.filter((other) => other !== row);
      const targets = others.map((other) => ({ id: other.dataset["subtask"] ?? "", row: other }));
      return {
        row,
        targets: () => targets,
        onDrop: (before) =>
          putBefore(
            dragged,
            subtasks.find(({ id }) => id === before),
          ),
      };
    },
  });
  const press = (subtask: Task, at: number) => (event: KeyboardEvent) => {
    const [above, below] = [subtasks[at - 1], subtasks[at + 1]];
    const keys: Record<string, () => boolean> = {
      "Alt+ArrowUp": () => above !== undefined && putBefore(subtask, above),
      "Alt+ArrowDown": () => below !== undefined && putBefore(subtask, subtasks[at + 2]),
      "Mod+]": () => above !== undefined && indent(subtask, above),
      "Mod+[": () => outdent(subtask),
    };
    const name = nameOfKey(event);
    const act = keys[name];
    if (act === undefined) return;
    event.preventDefault();
    // What leaves the list leaves the focus to the one above it.
    if (act() && name.startsWith("Mod")) setTimeout(() => focusAt(at - 1));
  };
  if (subtasks.length === 0 && !canHold) return null;
  return (
    <section ref={section} aria-labelledby={`subtasks-${task.id}`} className="mt-5">
      <h2 id={`subtasks-${task.id}`} className="flex items-baseline gap-2 text-sm font-medium">
        Subtasks
        <span className="font-normal text-muted">
          <SubtaskCount subtasks={subtasks} />
        </span>
      </h2>
      {subtasks.length > 0 && (
        <ul aria-label="Subtasks" className={`mt-1 ${dragClass}`}>
          {subtasks.map((subtask, at) => (
            <SubtaskRow key={subtask.id} task={subtask} onKeyDown={press(subtask, at)} />
          ))}
        </ul>
      )}
      {canHold && <AddSubtask parent={task} />}
    </section>
  );
}
