"use client";

import Plus from "lucide-react/icons/plus";
import { type SubmitEvent, Suspense } from "react";
import { Button } from "~/ui/button";
import { lazyPart } from "~/ui/lazy-part";
import { limits } from "../vocabulary";
import type { View } from "../views";
import { addFieldId } from "./add-task-focus";
import { FailedTasks } from "./failed-tasks";
import { useAddTask } from "./use-add-task";

const AddTaskOptions = lazyPart(async () => (await import("./add-task-options")).AddTaskOptions);

/** One line that becomes a task at Enter, and is ready for the next. */
export function AddTask({ view }: { view: View }) {
  const { draft, setDraft, add, failed, retry, discard } = useAddTask(view);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    add();
    document.getElementById(addFieldId)?.focus();
  };
  return (
    <>
      <form
        onSubmit={submit}
        className="group/add mb-1 rounded-lg border border-line bg-surface shadow-raised transition-colors focus-within:border-control"
      >
        <div className="flex items-center gap-3 pr-2 pl-3">
          <Plus aria-hidden className="size-5 shrink-0 text-accent" />
          <input
            id={addFieldId}
            aria-label="Add a task"
            placeholder={view.name === "today" ? "Add a task for today" : "Add a task"}
            value={draft.title}
            onChange={(event) => setDraft({ ...draft, title: event.target.value })}
            maxLength={limits.title}
            autoComplete="off"
            enterKeyHint="done"
            className="min-h-11 min-w-0 flex-1 bg-transparent text-base outline-none"
          />
        </div>
        {draft.title !== "" && (
          <div className="flex flex-wrap items-center gap-2 px-3 pb-2.5">
            <Suspense fallback={<span className="min-h-7" />}>
              <AddTaskOptions draft={draft} onChange={setDraft} />
            </Suspense>
            <Button type="submit" variant="primary" size="sm" className="ml-auto" disabled={draft.title.trim() === ""}>
              Add task
            </Button>
          </div>
        )}
      </form>
      <FailedTasks failed={failed} onRetry={retry} onDiscard={discard} />
      <Button
        variant="primary"
        onClick={() => document.getElementById(addFieldId)?.focus()}
        icon={<Plus aria-hidden className="size-6" />}
        aria-label="New task"
        className="fixed right-4 bottom-[calc(var(--bottom-bar,0px)+env(safe-area-inset-bottom)+1rem)] z-20 size-14 rounded-full! px-0! shadow-overlay md:hidden"
      />
    </>
  );
}
