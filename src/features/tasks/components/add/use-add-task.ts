import { useState, useSyncExternalStore } from "react";
import { announce } from "~/ui/feedback/announce";
import type { ChosenFilter } from "../../list/filter-params";
import { newUuid } from "~/shared/uuidv7";
import type { TaskListInput, View } from "../../list/views";
import { canonical, isStorable, isVisible, lengthFault } from "~/shared/text/written-text";
import { limits } from "../../constants";
import { type AddDraft, type ChosenDraft, draftDefaults, formatDraft, parseDraft } from "./add-draft";
import { useClock } from "~/client/clock";
import { readDraft, writeDraft } from "../../store/draft-storage";
import { useTasks } from "../../store/tasks-provider";
import { useAddedNotice } from "./use-added";
import { useUnsentTasks } from "./use-unsent-tasks";

const neverChanges = () => () => undefined;

interface Place {
  view: View;
  filter: ChosenFilter;
  input: TaskListInput;
  /** Closes the sheet. */
  leaveSheet: () => void;
}

/** Returns the draft of a new task, and the tasks that could not be added. */
export function useAddTask({ view, filter, input, leaveSheet }: Place) {
  const { viewer } = useTasks();
  const { today } = useClock();
  const unsent = useUnsentTasks();
  const showAdded = useAddedNotice(input, leaveSheet);
  const storageKey = `${viewer.userId}:add`;
  const [chosen, setState] = useState<ChosenDraft>();
  // The draft from before a reload, which the server does not know.
  const kept = useSyncExternalStore(
    neverChanges,
    () => readDraft(storageKey),
    () => undefined,
  );
  const said = chosen ?? parseDraft(kept);
  const draft: AddDraft = { ...draftDefaults(view, filter, today), ...said };
  const choose = (next: ChosenDraft) => {
    setState(next);
    writeDraft(storageKey, formatDraft(next));
  };
  const title = canonical(draft.title.trim());
  const error = titleError(title);

  const add = () => {
    if (!isVisible(title)) return;
    if (error !== undefined) {
      announce(error);
      return;
    }
    const id = newUuid();
    choose({});
    const withdraw = showAdded({ ...draft, title }, id);
    void unsent.send({ id, input: { ...draft, title } }).then((isStored) => isStored || withdraw());
  };
  return { draft, error, setDraft: (change: ChosenDraft) => choose({ ...said, ...change }), add, unsent };
}

function titleError(title: string): string | undefined {
  if (!isStorable(title)) return "This contains a character that cannot be stored.";
  return lengthFault(title, limits.title);
}
