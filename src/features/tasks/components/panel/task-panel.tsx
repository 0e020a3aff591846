"use client";

import Trash2 from "lucide-react/icons/trash-2";
import { IconButton } from "~/ui/icon-button";
import { SidePanel } from "~/ui/overlays/side-panel";
import { Loading, Skeleton } from "~/ui/feedback/skeleton";
import { useTask } from "../../store/copy/use-copied";
import { useUndecided } from "../../store/refused/use-undecided";
import { ConflictNotice } from "../refused/conflict-notice";
import { MissingTask } from "./missing-task";
import { SavedMark } from "./saved-mark";
import { TaskFields } from "./task-fields";
import { useTasks } from "../../store/tasks-provider";
import { TrashedNotice } from "./trashed-notice";

/** Shows everything about one task, to read and to change. */
export function TaskPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { actions, undecided } = useTasks();
  const { task, error, isFetching, retry } = useTask(id);
  const conflict = useUndecided(({ conflicts }) => conflicts.get(id));
  const settled = useUndecided(undecided.countSettled);
  if (task === undefined) {
    return (
      <SidePanel label="Task details" onClose={onClose}>
        {error === null ? (
          <PanelSkeleton />
        ) : (
          <MissingTask id={id} error={error} isRetrying={isFetching} onRetry={retry} onClose={onClose} />
        )}
      </SidePanel>
    );
  }
  const remove = () => {
    onClose();
    actions.remove(task);
  };
  const isTrashed = task.deletedAt !== null;
  return (
    <SidePanel
      label="Task details"
      onClose={onClose}
      actions={
        !isTrashed && (
          <>
            <SavedMark id={id} />
            <IconButton label="Delete task" onClick={remove}>
              <Trash2 aria-hidden />
            </IconButton>
          </>
        )
      }
    >
      {conflict && <ConflictNotice conflict={conflict} />}
      {isTrashed ? <TrashedNotice task={task} /> : <TaskFields key={settled} task={task} />}
    </SidePanel>
  );
}

function PanelSkeleton() {
  return (
    <Loading label="Loading the task" className="flex flex-col gap-4 pt-4">
      <Skeleton className="h-7 w-4/5" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-9 w-1/2" />
      <Skeleton className="h-9 w-2/3" />
    </Loading>
  );
}
