import CircleAlert from "lucide-react/icons/circle-alert";
import { Button } from "~/ui/button";
import type { UnsentTask } from "./unsent-tasks";

interface FailedTasksProps {
  failed: readonly UnsentTask[];
  onRetry: (task: UnsentTask) => void;
  onDiscard: (task: UnsentTask) => void;
}

/** What was typed and could not be stored, until it is, or is no longer wanted. */
export function FailedTasks({ failed, onRetry, onDiscard }: FailedTasksProps) {
  return failed.map((task) => (
    <div
      key={task.id}
      role="alert"
      className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-danger-soft px-3 py-2 text-sm"
    >
      <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
      <p className="min-w-0 flex-1 basis-48">
        <strong className="font-medium">{task.input.title}</strong> was not added. {task.reason}
      </p>
      <Button size="sm" busy={task.isBusy === true} onClick={() => onRetry(task)}>
        Retry
      </Button>
      <Button size="sm" variant="quiet" onClick={() => onDiscard(task)}>
        Discard
      </Button>
    </div>
  ));
}
