import { useState, useSyncExternalStore } from "react";
import { announce } from "~/ui/announce";
import { addDays } from "../due-date";
import { newTaskId } from "../task-id";
import type { View } from "../views";
import type { Priority } from "../vocabulary";
import { useClock } from "./clock-provider";
import { readDraft, writeDraft } from "./draft-storage";
import type { NewTask } from "./task-actions";
import { useTasks } from "./tasks-provider";

export interface AddDraft {
  /** `undefined` until something is typed. */
  title: string | undefined;
  priority: Priority;
  /** `undefined` while the list itself says when. */
  dueOn: string | null | undefined;
  tags: string[];
}

/** A task that could not be stored; with the same id it can be sent again without making two. */
export interface FailedTask {
  id: string;
  input: NewTask;
  reason: string;
  isBusy: boolean;
}

const empty: AddDraft = { title: undefined, priority: "medium", dueOn: undefined, tags: [] };
const storageKey = "add";
const neverChanges = () => () => undefined;
const readKept = () => readDraft(storageKey) ?? "";

/** What is being typed to add, and what could not be added. */
export function useAddTask(view: View) {
  const { actions } = useTasks();
  const { today } = useClock();
  const [draft, setState] = useState(empty);
  const [failed, setFailed] = useState<FailedTask[]>([]);
  const dueByView = { today, upcoming: addDays(today, 1), all: null, completed: null, trash: null }[view.name];
  // What was typed before a reload, until it is typed on: the server does not know it.
  const kept = useSyncExternalStore(neverChanges, readKept, () => "");
  const setDraft = (next: AddDraft) => {
    setState(next);
    writeDraft(storageKey, next.title ?? "");
  };

  const send = async (id: string, input: NewTask) => {
    const reason = await actions.add(input, id);
    const others = (list: FailedTask[]) => list.filter((entry) => entry.id !== id);
    setFailed((list) =>
      reason === undefined ? others(list) : [...others(list), { id, input, reason, isBusy: false }],
    );
    if (reason !== undefined) announce(`${input.title} was not added. ${reason}`);
  };

  const add = () => {
    const { priority, tags } = draft;
    const title = (draft.title ?? kept).trim();
    if (title === "") return;
    setDraft({ ...empty, title: "" });
    void send(newTaskId(), { title, priority, dueOn: draft.dueOn === undefined ? dueByView : draft.dueOn, tags });
  };

  const retry = ({ id, input }: FailedTask) => {
    setFailed((list) => list.map((entry) => (entry.id === id ? Object.assign({}, entry, { isBusy: true }) : entry)));
    void send(id, input);
  };
  const discard = ({ id }: FailedTask) => setFailed((list) => list.filter((entry) => entry.id !== id));
  const shown = { ...draft, title: draft.title ?? kept, dueOn: draft.dueOn === undefined ? dueByView : draft.dueOn };
  return { draft: shown, setDraft, add, failed, retry, discard };
}
