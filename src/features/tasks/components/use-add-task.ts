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
import type { UnsentTask } from "./unsent-tasks";

export interface AddDraft {
  /** `undefined` until something is typed. */
  title: string | undefined;
  priority: Priority;
  /** `undefined` while the list itself says when. */
  dueOn: string | null | undefined;
  tags: string[];
}

const empty: AddDraft = { title: undefined, priority: "medium", dueOn: undefined, tags: [] };
const neverChanges = () => () => undefined;

/** What is being typed to add, and what could not be added. */
export function useAddTask(view: View) {
  const { actions, unsent, viewer } = useTasks();
  const storageKey = `${viewer.userId}:add`;
  const { today } = useClock();
  const [draft, setState] = useState(empty);
  const failed = useSyncExternalStore(unsent.subscribe, unsent.list, unsent.listOnServer);
  const dueByView = { today, upcoming: addDays(today, 1), all: null, completed: null, trash: null }[view.name];
  // What was typed before a reload, until it is typed on: the server does not know it.
  const kept = useSyncExternalStore(
    neverChanges,
    () => readDraft(storageKey) ?? "",
    () => "",
  );
  const setDraft = (next: AddDraft) => {
    setState(next);
    writeDraft(storageKey, next.title ?? "");
  };

  const send = async (id: string, input: NewTask) => {
    const reason = await actions.add(input, id);
    if (reason === undefined) unsent.remove(id);
    else unsent.put({ id, input, reason });
    if (reason !== undefined) announce(`${input.title} was not added. ${reason}`);
  };

  const add = () => {
    const { priority, tags } = draft;
    const title = (draft.title ?? kept).trim();
    if (title === "") return;
    setDraft({ ...empty, title: "" });
    void send(newTaskId(), { title, priority, dueOn: draft.dueOn === undefined ? dueByView : draft.dueOn, tags });
  };

  const retry = (task: UnsentTask) => {
    unsent.put({ ...task, isBusy: true });
    void send(task.id, task.input);
  };
  const discard = ({ id }: UnsentTask) => unsent.remove(id);
  const shown = { ...draft, title: draft.title ?? kept, dueOn: draft.dueOn === undefined ? dueByView : draft.dueOn };
  return { draft: shown, setDraft, add, failed, retry, discard };
}
