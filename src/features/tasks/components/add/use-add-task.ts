import { useState, useSyncExternalStore } from "react";
import { announce } from "~/ui/feedback/announce";
import type { ChosenFilter } from "../../list/filter-params";
import { newUuid } from "~/shared/uuidv7";
import type { GivenFields } from "../../list/arrangement/groups";
import type { TaskListInput, View } from "../../list/views";
import { isStorable, isVisible, lengthFault } from "~/shared/text/written-text";
import { limits } from "../../constants";
import { type AddDraft, type ChosenDraft, draftDefaults, formatDraft, parseDraft } from "./add-draft";
import { useClock } from "~/client/clock";
import { useKnownPlaces } from "../place/use-known-places";
import { readDraft, writeDraft } from "../../store/draft-storage";
import { useTasks } from "../../store/tasks-provider";
import { loadTaskReader, useTaskReader } from "./task-reader";
import { type ReadTask, type TypedTask, understand } from "./understood";
import type { PastedLine } from "../quick-add/pasted-lines";
import { tasksOfLines } from "./tasks-of-lines";
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
  const read = useTaskReader();
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
  const error = titleError(understood.task.title);

  const send = (task: TypedTask) => {
    const id = newUuid();
    actions.add(task, id);
    showAdded(task, id);
  };
  const onAdd = () => {
    if (!isVisible(draft.title)) return;
    if (error !== undefined) {
      announce(error);
      return;
    }
    if (read !== undefined) {
      send(understood.task);
      choose({});
      return;
    }
    // The field is free for the next task; the text stays stored until it is read.
    setState({});
    const settle = (late: ReadTask | undefined) => {
      send(understand(late, typed).task);
      if (readDraft(storageKey) === formatDraft(chosen)) writeDraft(storageKey, "");
    };
    loadTaskReader().then(settle, () => settle(undefined));
  };
  const preview = (line: string, by = read) =>
    understand(by, { draft: { ...draft, title: line, asWords: [] }, chosen, clock, places });
  const onAddAll = (lines: readonly PastedLine[]) => {
    const settle = (late: ReadTask | undefined) => {
      // A list with the newest task on top keeps the order of the lines.
      const isTurned = input.sort === "created_at" && input.order === "desc";
      actions.addAll(tasksOfLines(lines, { isTurned, read: (line) => preview(line, late).task }));
    };
    loadTaskReader().then(settle, () => settle(undefined));
  };
  const onChange = (change: ChosenDraft) => choose({ ...chosen, ...change });
  return { draft, understood, error, onChange, onAdd, onAddAll, preview };
}

function titleError(title: string): string | undefined {
  if (!isStorable(title)) return "This contains a character that cannot be stored.";
  return lengthFault(title, limits.title);
}
