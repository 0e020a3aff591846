"use client";

import { Suspense } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import { Button } from "~/ui/button";
import type { Task } from "../../store/task";
import { HistoryPart } from "../history/history-part";
import { useTasks } from "../../store/tasks-provider";

const KeptComments = lazyPart(async () => (await import("~/features/comments/components/kept-comments")).KeptComments);

/** Explains that a task in the trash can be restored. What was written for it since is kept there, and its comments can be read. */
export function TrashedNotice({ task }: { task: Task }) {
  const { actions } = useTasks();
  return (
    <div className="flex flex-col items-start gap-3 pt-2">
      <h2 dir="auto" className="text-xl font-semibold wrap-anywhere">
        {task.title}
      </h2>
      {task.description !== "" && (
        <p className="whitespace-pre-wrap text-muted wrap-anywhere [unicode-bidi:plaintext]">{task.description}</p>
      )}
      <p className="text-sm text-muted">This task is in the trash.</p>
      <Button onClick={() => actions.restore(task)}>Restore</Button>
      <Suspense>
        <KeptComments task={task} />
      </Suspense>
      <HistoryPart task={task} />
    </div>
  );
}
