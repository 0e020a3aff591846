import { useEffect, useRef, useState } from "react";
import { canonical } from "~/shared/text/written-text";
import type { WrittenField } from "../../schema";
import { formatTextDraft, parseTextDraft, type TextDraft } from "../../store/text-draft";
import { readDraft, writeDraft } from "../../store/draft-storage";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { usePageExit } from "./use-page-exit";

const pause = 800;
const isSameText = (a: string, b: string) => canonical(a.trim()) === canonical(b.trim());

/** A field of a task that is any text: neither one of several words nor a day. */
type TextFieldOfTask = {
  [Field in WrittenField]: string extends Task[Field] ? (Task[Field] extends string ? Field : never) : never;
}[WrittenField];

/**
 * Returns the draft of a task's text. It is saved after a pause, on blur and when the page is left, based on the text that the user was looking at;
 * updates never replace what is typed. `check` returns the error of a text.
 */
export function useTextDraft(task: Task, field: TextFieldOfTask, check: (text: string) => string | undefined) {
  const { actions, undecided } = useTasks();
  const storageKey = `${task.id}:${field}`;
  const [draft, setDraft] = useState<TextDraft | undefined>(() => {
    const kept = typeof window === "undefined" ? undefined : parseTextDraft(readDraft(storageKey), task[field]);
    return kept?.text === task[field] ? undefined : kept;
  });
  const latest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isComposing = useRef(false);
  const keep = (next: TextDraft | undefined) => {
    latest.current = next;
    setDraft(next);
    writeDraft(storageKey, next === undefined || isSameText(next.text, next.base) ? "" : formatTextDraft(next));
  };
  const save = ({ isLast = false } = {}) => {
    clearTimeout(timer.current);
    const written = latest.current;
    if (written === undefined || isSameText(written.text, written.base) || check(written.text) !== undefined) return;
    // As the server stores it, because the next text is based on it.
    const text = canonical(field === "title" ? written.text.trim() : written.text);
    // Whatever is decided later, the last event keeps the text beyond this tab.
    if (!isLast && undecided.read().conflicts.get(task.id)?.mine[field] !== undefined) {
      undecided.rewrite(task.id, { [field]: text });
      return;
    }
    actions.edit({ ...task, [field]: written.base }, { [field]: text });
    keep({ text: written.text, base: text });
  };
  const saveSoon = () => {
    clearTimeout(timer.current);
    if (!isComposing.current) timer.current = setTimeout(save, pause);
  };
  const write = (text: string) => {
    keep({ text, base: latest.current?.base ?? task[field] });
    saveSoon();
  };
  /** Saves, and shows the task's own text again if that worked. */
  const leave = () => {
    save();
    const { current } = latest;
    if (current !== undefined && isSameText(current.text, current.base)) keep(undefined);
  };

  const flush = useRef(save);
  useEffect(() => {
    flush.current = save;
  });
  useEffect(() => {
    const settled = undecided.countSettled();
    // A draft kept by an earlier page has waited long enough.
    if (latest.current !== undefined) timer.current = setTimeout(() => flush.current(), pause);
    return () => {
      clearTimeout(timer.current);
      // A draft whose conflict was resolved is saved or discarded already.
      if (undecided.countSettled() === settled) flush.current();
    };
  }, [undecided]);
  usePageExit(() => save({ isLast: true }));
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
  return { text, error: check(text), write, compose, leave };
}
