import { useEffect, useRef, useState } from "react";
import { readDraft, writeDraft } from "./draft-storage";
import type { Task } from "./task-cache";
import { useTasks } from "./tasks-provider";

interface Draft {
  text: string;
  /** The task as it was when the person began to write, or as it was last saved from here. */
  base: Task;
}

const pause = 800;

/**
 * A text of a task while it is being written. It is saved after a pause and on leaving, on top of the version that the
 * person was looking at; what arrives meanwhile never replaces what is typed. `check` says what is wrong with a text.
 */
export function useTextDraft(task: Task, field: "title" | "description", check: (text: string) => string | undefined) {
  const { actions, conflicts } = useTasks();
  const storageKey = `${task.id}:${field}`;
  const [draft, setDraft] = useState<Draft | undefined>(() => {
    const kept = typeof window === "undefined" ? undefined : readDraft(storageKey);
    return kept === undefined || kept === task[field] ? undefined : { text: kept, base: task };
  });
  const latest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef(Promise.resolve());
  const keep = (next: Draft | undefined) => {
    latest.current = next;
    setDraft(next);
    writeDraft(storageKey, next === undefined || next.text === next.base[field] ? "" : next.text);
  };

  const send = async () => {
    const written = latest.current;
    if (written === undefined || written.text.trim() === written.base[field].trim() || check(written.text)) return;
    const undecided = conflicts.find(task.id);
    if (undecided !== undefined) {
      conflicts.add(task.id, { ...undecided, mine: { [field]: written.text } });
      return;
    }
    const saved = await actions.edit(written.base, { [field]: written.text });
    if (saved !== undefined && latest.current !== undefined) keep({ text: latest.current.text, base: saved });
  };
  /** One after the other, each on top of what the one before has saved. */
  const save = (): Promise<void> => {
    clearTimeout(timer.current);
    saving.current = saving.current.then(send);
    return saving.current;
  };
  const write = (text: string) => {
    keep({ text, base: latest.current?.base ?? task });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  };
  /** Saves, and shows the task's own text again if that worked. */
  const leave = async () => {
    await save();
    const { current } = latest;
    if (current !== undefined && current.text.trim() === current.base[field].trim()) keep(undefined);
  };

  const flush = useRef(save);
  useEffect(() => {
    flush.current = save;
  });
  useEffect(() => {
    const settled = conflicts.countSettled();
    // What was decided about has been saved, or given up, already.
    const saveNow = () => {
      if (conflicts.countSettled() === settled) void flush.current();
    };
    window.addEventListener("pagehide", saveNow);
    return () => {
      window.removeEventListener("pagehide", saveNow);
      saveNow();
    };
  }, [conflicts]);
  const text = draft?.text ?? task[field];
  return { text, error: check(text), write, leave: () => void leave() };
}
