import { useState, useSyncExternalStore } from "react";
import { announce } from "~/ui/feedback/announce";
import type { ChosenFilter } from "../../list/filter-params";
import { newUuid } from "~/shared/uuidv7";
import type { GivenFields } from "../../list/arrangement/groups";
import type { TaskListInput, View } from "../../list/views";
import { isVisible, textFault } from "~/shared/text/written-text";
import { limits } from "../../constants";
import { type AddDraft, type ChosenDraft, draftDefaults, formatDraft, parseDraft } from "./add-draft";
import { useClock } from "~/client/clock";
import { useKnownPlaces } from "../place/use-known-places";
import { readDraft, writeDraft } from "../../store/draft-storage";
import { useTasks } from "../../store/tasks-provider";
import { useTaskReader } from "./task-reader";
import { understand } from "./understood";
import type { PastedLine } from "../quick-add/pasted-lines";
import { tasksOfLines } from "./pasted/tasks-of-lines";
import { useAddedNotice } from "./use-added";

const neverChanges = () => () => undefined;

interface Place {
  view: View;
  filter: ChosenFilter;
  /** What the task gets where it is added in the list. */
  given: GivenFields | undefined;
  input: TaskListInput;
  /** Closes the sheet. */
  leaveSheet: () => void;
}

/** Returns the draft of a new task with what was understood of it. The draft stays on this device until it is added. */
export function useAddTask({ view, filter, given, input, leaveSheet }: Place) {
  const { actions, viewer } = useTasks();
  const places = useKnownPlaces();
  const clock = useClock();
  const { read, readLater } = useTaskReader();
  const showAdded = useAddedNotice(input, leaveSheet);
  const storageKey = `${viewer.userId}:add`;
  const [state, setState] = useState<ChosenDraft>();
  // The draft from before a reload, which the server does not know.
  const kept = useSyncExternalStore(
    neverChanges,
    () => readDraft(storageKey),
    () => undefined,
  );
  const chosen = state ?? parseDraft(kept);
  const draft: AddDraft = { ...draftDefaults(view, filter, clock.today), ...given, ...chosen };
  const choose = (next: ChosenDraft) => {
    setState(next);
    writeDraft(storageKey, formatDraft(next));
  };
  const typed = { draft, chosen, clock, places };
  const understood = understand(read, typed);
  const error = textFault(understood.task.title, limits.title);
  const descriptionError = textFault(understood.task.description, limits.description);

  const onAdd = () => {
    if (!isVisible(draft.title)) return;
    const fault = error ?? descriptionError;
    if (fault !== undefined) {
      announce(fault);
      return;
    }
    const id = newUuid();
    actions.add(understood.task, id);
    showAdded(understood.task, id);
    const lines = [{ id, title: draft.title, isBelow: false }];
    readLater({ lines, draft, chosen, clock, knowsPlaces: true, onRead: showAdded });
    choose({});
  };
  const unmarked = { ...draft, description: "", asWords: [] };
  const preview = (title: string) => understand(read, { ...typed, draft: { ...unmarked, title } });
  const onAddAll = (pasted: readonly PastedLine[]) => {
    // A list with the newest task on top keeps the order of the lines.
    const isTurned = input.sort === "created_at" && input.order === "desc";
    const added = tasksOfLines(pasted, { isTurned, read: (line) => preview(line).task });
    actions.addAll(added);
    const lines = added.map(({ id, input: { title, parentId } }) => ({ id, title, isBelow: parentId != null }));
    readLater({ lines, draft: unmarked, chosen, clock, knowsPlaces: true });
  };
  const onChange = (change: ChosenDraft) => choose({ ...chosen, ...change });
  return { draft, understood, error, descriptionError, onChange, onAdd, onAddAll, preview };
}
