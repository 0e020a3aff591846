import { useEffect, useRef, useState } from "react";
import { canonical } from "~/shared/text/written-text";
import { readDraft, writeDraft } from "../../store/draft-storage";
import type { WrittenField } from "../../schema";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { usePageExit } from "./use-page-exit";

interface Draft {
  text: string;
  /** The task as it was when the user began to type, or as it was last saved from here. */
  base: Task;
}

const pause = 800;
const isSameText = (a: string, b: string) => canonical(a.trim()) === canonical(b.trim());

/** A field of a task that is any text: neither one of several words nor a day. */
type TextFieldOfTask = {
  [Field in WrittenField]: string extends Task[Field] ? (Task[Field] extends string ? Field : never) : never;
}[WrittenField];

/**
 * Returns the draft of a task's text. It is saved after a pause and on blur, based on the version the user was
 * looking at; updates never replace what is typed. `check` returns the error of a text.
 */
export function useTextDraft(task: Task, field: TextFieldOfTask, check: (text: string) => string | undefined) {
  const { actions, cache, conflicts } = useTasks();
  const storageKey = `${task.id}:${field}`;
  const [draft, setDraft] = useState<Draft | undefined>(() => {
    const kept = typeof window === "undefined" ? undefined : readDraft(storageKey);
    return kept === undefined || kept === task[field] ? undefined : { text: kept, base: task };
  });
  const latest = useRef(draft);
  // A text sent by an earlier page as it was left. The server may have stored it; if it arrives, it is this user's own.
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
  /** Returns the draft if it is valid and not stored yet. */
  const unsaved = (): Draft | undefined => {
    const written = latest.current;
    const isSaved = written === undefined || isSameText(written.text, written.base[field]);
    return isSaved || check(written.text) !== undefined ? undefined : { ...written, text: canonical(written.text) };
  };

  /** Returns the base of `written`: this page's task may be older than the last text sent by the previous page. */
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
  /** Saves one draft after the other, each based on the result of the previous one. */
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
  /** Saves without waiting for an earlier answer, because the page may be gone before it arrives. */
  const saveAtOnce = () => {
    const written = unsaved();
    if (written === undefined || conflicts.find(task.id) !== undefined) return;
    clearTimeout(timer.current);
    const isSure = underWay.current === 0 && lastText.current === undefined;
    const known = cache.find(task.id);
    // What was written elsewhere meanwhile is not replaced unseen.
    const seen = known?.[field] === written.base[field] ? known : written.base;
    const version = isSure ? seen.version : undefined;
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
    // A draft kept by an earlier page has waited long enough.
    if (latest.current !== undefined) timer.current = setTimeout(() => void flush.current(), pause);
    return () => {
      // A draft whose conflict was resolved is saved or discarded already.
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
