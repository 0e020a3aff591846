import CalendarDays from "lucide-react/icons/calendar-days";
import Check from "lucide-react/icons/check";
import Tag from "lucide-react/icons/tag";
import type { exampleTask } from "~/features/tasks/example";

const rings = { high: "border-priority-high", medium: "border-control", low: "border-control" };

interface PreviewRowProps {
  task: typeof exampleTask;
  due: string;
  overdue?: boolean;
  open?: boolean;
}

export function PreviewRow({ task: { title, priority, tags, completed }, due, overdue, open }: PreviewRowProps) {
  return (
    <div className={`-mx-3 flex gap-3 rounded-lg px-3 py-2.5 ${open ? "bg-hover" : ""}`}>
      <span
        className={`mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full border-2 ${rings[priority]} ${completed ? "bg-control" : ""}`}
      >
        {completed && <Check strokeWidth={3} className="size-3 text-surface" />}
      </span>
      <div className="min-w-0">
        <p className={`text-base ${completed ? "text-muted line-through" : ""}`}>{title}</p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-xs text-muted">
          <span className={`flex items-center gap-1 ${overdue ? "text-danger" : ""}`}>
            <CalendarDays className="size-3.5" />
            {due}
          </span>
          {tags.map((tag) => (
            <span key={tag} className="flex items-center gap-1">
              <Tag className="size-3.5" />
              {tag}
            </span>
          ))}
        </p>
      </div>
    </div>
  );
}
