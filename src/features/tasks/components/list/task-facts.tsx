import CalendarDays from "lucide-react/icons/calendar-days";
import CircleAlert from "lucide-react/icons/circle-alert";
import Flag from "lucide-react/icons/flag";
import Text from "lucide-react/icons/text";
import { joinClasses } from "~/ui/join-classes";
import { type DueTone, dueLabel } from "~/shared/due-labels";
import { useClock } from "~/client/clock";
import type { Task } from "../../store/task";

const tones: Record<DueTone, string> = {
  overdue: "text-danger font-medium",
  today: "text-accent font-medium",
  tomorrow: "text-muted",
  later: "text-muted",
};

/** Shows the details below a title; renders nothing if there are none. */
export function TaskFacts({ task }: { task: Task }) {
  const due = dueLabel(task, useClock());
  if (due === undefined && task.tags.length === 0 && task.description === "" && task.priority !== "high") return null;
  return (
    <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-muted [&_svg]:size-3.5 [&_svg]:shrink-0">
      {due && (
        <span className={joinClasses("inline-flex items-center gap-1", task.completed ? "" : tones[due.tone])}>
          {due.tone === "overdue" ? <CircleAlert aria-hidden /> : <CalendarDays aria-hidden />}
          {/* Node and the browser may know different releases of the locale's data. */}
          <span suppressHydrationWarning>{due.text}</span>
        </span>
      )}
      {task.priority === "high" && (
        <span className="inline-flex items-center gap-1 text-priority-high">
          <Flag aria-hidden />
          High
        </span>
      )}
      {task.tags.map((tag) => (
        <span key={tag} className="flex max-w-48">
          <span aria-hidden>@</span>
          <bdi className="truncate">{tag}</bdi>
        </span>
      ))}
      {task.description !== "" && (
        <span className="inline-flex items-center">
          <Text aria-hidden />
          <span className="sr-only">Has a description</span>
        </span>
      )}
    </div>
  );
}
