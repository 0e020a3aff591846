import CircleAlert from "lucide-react/icons/circle-alert";
import X from "lucide-react/icons/x";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import type { UnsentTask } from "../../store/unsent-tasks";

interface FailedTasksProps {
  failed: readonly UnsentTask[];
  onRetry: (tasks: readonly UnsentTask[]) => void;
  onDiscard: (tasks: readonly UnsentTask[]) => void;
}

/** Shows the tasks that could not be stored, in one notice, until they are stored or discarded. */
export function FailedTasks({ failed, onRetry, onDiscard }: FailedTasksProps) {
  const [first, ...others] = failed;
  if (first === undefined) return null;
  const isAlone = others.length === 0;
  const isBusy = failed.some((task) => task.isBusy === true);
  return (
    <div role="alert" className="mb-2 rounded-lg bg-danger-soft px-3 py-2 text-sm print:hidden">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
        <p className="min-w-0 flex-1 basis-48 wrap-anywhere">
          <strong className="font-medium">{isAlone ? <bdi>{first.input.title}</bdi> : `${failed.length} tasks`}</strong>{" "}
          <span>{isAlone ? "was not added." : "were not added."}</span> <span>{first.reason}</span>
        </p>
        <Button size="sm" busy={isBusy} onClick={() => onRetry(failed)}>
          {isAlone ? "Retry" : "Retry all"}
        </Button>
        {isAlone && (
          <Button size="sm" variant="quiet" onClick={() => onDiscard(failed)}>
            Discard
          </Button>
        )}
      </div>
      {!isAlone && (
        <ul className="mt-1 max-h-40 overflow-y-auto">
          {failed.map((task) => (
            <li key={task.id} className="flex items-center gap-2">
              <span dir="auto" className="min-w-0 flex-1 truncate pl-7">
                {task.input.title}
              </span>
              <IconButton
                label={`Discard ${task.input.title}`}
                tip="Discard"
                size="sm"
                onClick={() => onDiscard([task])}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
