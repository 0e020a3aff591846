import CircleAlert from "lucide-react/icons/circle-alert";
import X from "lucide-react/icons/x";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import type { UnaddedTask } from "../../store/refused/refusals";
import { noticeClass } from "./notice-class";

interface UnaddedNoticeProps {
  unadded: readonly UnaddedTask[];
  onRetry: (tasks: readonly UnaddedTask[]) => void;
  onDiscard: (tasks: readonly UnaddedTask[]) => void;
}

/** Shows the tasks that the server refused, in one notice, until they are added or discarded. */
export function UnaddedNotice({ unadded, onRetry, onDiscard }: UnaddedNoticeProps) {
  const [first, ...others] = unadded;
  if (first === undefined) return null;
  const isAlone = others.length === 0;
  return (
    <div role="alert" className={noticeClass}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
        <p className="min-w-0 flex-1 basis-48 wrap-anywhere">
          <strong className="font-medium">{isAlone ? <bdi>{first.task.title}</bdi> : `${unadded.length} tasks`}</strong>{" "}
          <span>{isAlone ? "was not added." : "were not added."}</span> <span>{first.reason}</span>
        </p>
        <div className="flex gap-2 max-sm:pl-7">
          <Button size="sm" onClick={() => onRetry(unadded)}>
            {isAlone ? "Try again" : "Try all again"}
          </Button>
          {isAlone && (
            <Button size="sm" variant="quiet" onClick={() => onDiscard(unadded)}>
              Discard
            </Button>
          )}
        </div>
      </div>
      {!isAlone && (
        <ul className="mt-1 max-h-40 overflow-y-auto">
          {unadded.map((each) => (
            <li key={each.task.id} className="flex items-center gap-2">
              <span dir="auto" className="min-w-0 flex-1 truncate pl-7">
                {each.task.title}
              </span>
              <IconButton
                label={`Discard ${each.task.title}`}
                tip="Discard"
                size="sm"
                onClick={() => onDiscard([each])}
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
