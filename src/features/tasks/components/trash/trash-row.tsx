"use client";

import Undo2 from "lucide-react/icons/undo-2";
import { memo, Suspense, useState } from "react";
import type { Said } from "~/shared/due-labels";
import { Button } from "~/ui/button";
import { iconButtonClass } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import { lazyPart } from "~/ui/page/lazy-part";
import { MarkedText } from "../list/marked-text";
import { focusRowOrPage, neighbourOf } from "../list/row-focus";
import type { Task } from "../../store/task";
import { TaskFacts } from "../list/task-facts";
import { contentClass, exitingClass, rowClass, titleClass } from "../list/task-row";
import { useTasks } from "../../store/tasks-provider";
import { usePurge } from "../../store/use-purge";

const PurgeDialog = lazyPart(async () => (await import("./purge-dialog")).PurgeDialog);

interface TrashRowProps {
  task: Task;
  said: Said;
  isExiting: boolean;
  words: readonly string[];
}

/** Shows a deleted task, which can be restored or deleted permanently. */
export const TrashRow = memo(function TrashRow({ task, said, isExiting, words }: TrashRowProps) {
  const { actions } = useTasks();
  const { purge } = usePurge();
  const [isAsking, setAsking] = useState(false);
  const purgeThis = async () => {
    const neighbour = neighbourOf(task.id);
    const failure = await purge(task);
    if (failure === undefined) requestAnimationFrame(() => focusRowOrPage(neighbour));
    return failure;
  };
  return (
    <div data-task={task.id} className={joinClasses(rowClass, isExiting && exitingClass)}>
      <div className={contentClass}>
        <p dir="auto" className={joinClasses(titleClass, "text-muted")}>
          <MarkedText text={task.title} words={words} />
        </p>
        <TaskFacts task={task} view="trash" said={said} />
      </div>
      <Button
        size="sm"
        variant="quiet"
        className="-mr-1 px-2! print:hidden"
        icon={<Undo2 aria-hidden className="size-4" />}
        data-task-title
        aria-label={`Restore ${task.title}`}
        onClick={() => actions.restore(task)}
      >
        <span className="@max-xl:sr-only">Restore</span>
      </Button>
      <button
        type="button"
        aria-label={`Delete ${task.title} permanently`}
        data-tooltip="Delete permanently"
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
        className={joinClasses(iconButtonClass("sm"), "-mr-1 glyph-trash print:hidden")}
      />
      {isAsking && (
        <Suspense>
          <PurgeDialog
            title="Delete permanently?"
            confirm="Delete"
            onConfirm={purgeThis}
            onClose={() => setAsking(false)}
          >
            “<bdi>{task.title}</bdi>” cannot be restored.
          </PurgeDialog>
        </Suspense>
      )}
    </div>
  );
});
