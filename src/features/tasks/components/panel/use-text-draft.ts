import { useEffect, useRef, useState } from "react";
import { canonical } from "~/shared/text/written-text";
import { readDraft, writeDraft } from "../../store/draft-storage";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { usePageExit } from "./use-page-exit";

interface Draft {
  text: string;
  /** The task as it was when the person began to write, or as it was last saved from here. */
  base: Task;
}

const pause = 800;
const isSameText = (a: string, b: string) => canonical(a.trim()) === canonical(b.trim());

/**
 * Returns a text of a task while it is being written. It is saved after a pause and on leaving, on top of the version that the
 * person was looking at; what arrives meanwhile never replaces what is typed. `check` says what is wrong with a text.
 */
export function useTextDraft(task: Task, field: "title" | "description", check: (text: string) => string | undefined) {
  const { actions, cache, conflicts } = useTasks();
  const storageKey = `${task.id}:${field}`;
  const [draft, setDraft] = useState<Draft | undefined>(() => {
    const kept = typeof window === "undefined" ? undefined : readDraft(storageKey);
    return kept === undefined || kept === task[field] ? undefined : { text: kept, base: task };
  });
  const latest = useRef(draft);
  // What an earlier page sent as it went. The server has it, or not; where it comes back, nobody else wrote it.
  const lastText = useRef(typeof window === "undefined" ? undefined : readDraft(`${storageKey}:sent`));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef(Promise.resolve());
  const underWay = useRef(0);
  const isComposing = useRef(false);
  const keep = (next: Draft | undefined) => {
    latest.current = next;
    setDraft(next);
    writeDraft(storageKey, next === undefined || next.text === next.base[field] ? "" : next.text);
  };
  /** Returns what is written, can be stored and is not stored yet. */
  const unsaved = (): Draft | undefined => {
    const written = latest.current;
    const isSaved = written === undefined || isSameText(written.text, written.base[field]);
    return isSaved || check(written.text) !== undefined ? undefined : { ...written, text: canonical(written.text) };
  };

  /** Returns what `written` was written on: the task as this page got it may be from before the last words of the page before it. */
  const baseOf = async ({ base }: Draft): Promise<Task> => {
    const own = lastText.current;
    if (own === undefined) return base;
    const current = await actions.read(task.id).catch(() => base);
    return current[field] === own ? current : base;
  };
  const send = async () => {
    const written = unsaved();
    if (written === undefined) return;
    const undecided = conflicts.find(task.id);
    if (undecided !== undefined) {
      conflicts.add(task.id, { ...undecided, mine: { [field]: written.text } });
      return;
    }
    underWay.current += 1;
    const saved = await actions.edit(await baseOf(written), { [field]: written.text });
    underWay.current -= 1;
    if (saved !== undefined) noteSaved(saved);
  };
  const noteSaved = (saved: Task) => {
    lastText.current = undefined;
    writeDraft(`${storageKey}:sent`, "");
    if (latest.current !== undefined) keep({ text: latest.current.text, base: saved });
  };
  /** One after the other, each on top of what the one before has saved. */
  const save = (): Promise<void> => {
    clearTimeout(timer.current);
    saving.current = saving.current.then(send);
    return saving.current;
  };
  const saveSoon = () => {
    clearTimeout(timer.current);
    if (!isComposing.current) timer.current = setTimeout(() => void save(), pause);
  };
  const write = (text: string) => {
    keep({ text, base: latest.current?.base ?? task });
    saveSoon();
  };
  /** Saves, and shows the task's own text again if that worked. */
  const leave = async () => {
    await save();
    const { current } = latest;
    if (current !== undefined && isSameText(current.text, current.base[field])) keep(undefined);
  };
  /** Saves without waiting for an earlier answer, because the page may be gone before it comes. */
  const saveAtOnce = () => {
    const written = unsaved();
    if (written === undefined || conflicts.find(task.id) !== undefined) return;
    clearTimeout(timer.current);
    const isSure = underWay.current === 0 && lastText.current === undefined;
    const version = isSure ? (cache.find(task.id) ?? written.base).version : undefined;
    const changes = { [field]: written.text, ...(version !== undefined && { version }) };
    lastText.current = written.text;
    writeDraft(`${storageKey}:sent`, written.text);
    actions.sendNow.edit(task.id, changes).then(noteSaved, () => undefined);
  };

  const flush = useRef(save);
  useEffect(() => {
    flush.current = save;
  });
  useEffect(() => {
    const settled = conflicts.countSettled();
    // What an earlier page kept has waited long enough.
    if (latest.current !== undefined) timer.current = setTimeout(() => void flush.current(), pause);
    return () => {
      // What was decided about has been saved, or given up, already.
      if (conflicts.countSettled() === settled) void flush.current();
    };
  }, [conflicts]);
  usePageExit((isLast) => (isLast ? saveAtOnce() : void save()));
  const compose = {
    onCompositionStart: () => {
      isComposing.current = true;
    },
    onCompositionEnd: () => {
      isComposing.current = false;
      saveSoon();
    },
  };
  const text = draft?.text ?? task[field];
  return { text, error: check(text), write, compose, leave: () => void leave() };
}
