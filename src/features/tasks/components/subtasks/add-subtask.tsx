import Plus from "lucide-react/icons/plus";
import { type KeyboardEvent, type SubmitEvent, useId, useState } from "react";
import { useClock } from "~/client/clock";
import { isVisible, textFault } from "~/shared/text/written-text";
import { newUuid } from "~/shared/uuidv7";
import { Button } from "~/ui/button";
import { limits } from "../../constants";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { emptyDraft } from "../add/add-draft";
import { chipsOf } from "../add/chips";
import { useTaskReader } from "../add/task-reader";
import { understand } from "../add/understood";

const focus = (field: HTMLInputElement | null) => field?.focus();

/** Shows a field that adds subtasks to the open task, one after the other, read like those of the field above a list. */
export function AddSubtask({ parent }: { parent: Task }) {
  const { actions } = useTasks();
  const clock = useClock();
  const { read, readLater } = useTaskReader();
  const id = useId();
  const [title, setTitle] = useState<string>();
  if (title === undefined) {
    return (
      <button
        type="button"
        data-field="subtask"
        className="-mx-2 flex min-h-9 items-center gap-3.5 rounded-md px-2.5 text-left text-sm text-muted hover:bg-hover pointer-coarse:min-h-11"
        onClick={() => setTitle("")}
      >
        <Plus aria-hidden className="size-4" />
        Add subtask
      </button>
    );
  }
  const typed = { draft: { ...emptyDraft, title }, chosen: {}, clock };
  const understood = understand(read, typed);
  const fault = textFault(understood.task.title, limits.title);
  const said = chipsOf(understood, clock).map(({ label }) => label);
  const add = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isVisible(understood.task.title) || fault !== undefined) return;
    const { projectId, sectionId } = parent;
    const subtask = newUuid();
    actions.add({ ...understood.task, parentId: parent.id, projectId, sectionId }, subtask);
    readLater({ ...typed, lines: [{ id: subtask, title, isBelow: true }], knowsPlaces: false });
    setTitle("");
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    // It does not close the open task.
    event.preventDefault();
    event.stopPropagation();
    setTitle(undefined);
  };
  return (
    <form onSubmit={add} className="mt-1 rounded-md border border-line focus-within:border-control">
      <div className="flex items-center gap-2 pl-2">
        <input
          // It takes the place of the button that was pressed.
          ref={focus}
          dir="auto"
          data-field="subtask"
          aria-label="Add a subtask"
          aria-invalid={fault !== undefined || undefined}
          aria-describedby={`${id}-said`}
          placeholder="Add a subtask"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={leave}
          onBlur={() => title === "" && setTitle(undefined)}
          autoComplete="off"
          enterKeyHint="done"
          className="min-h-9 min-w-0 flex-1 bg-transparent text-sm outline-none pointer-coarse:min-h-11 pointer-coarse:text-base"
        />
        <Button type="submit" variant="quiet" size="sm" disabled={fault !== undefined || !isVisible(title)}>
          Add
        </Button>
      </div>
      <output
        id={`${id}-said`}
        className={fault === undefined ? "block px-2 text-sm text-muted" : "block px-2 text-sm text-danger"}
      >
        {fault ?? said.join(" · ")}
      </output>
    </form>
  );
}
