import Repeat from "lucide-react/icons/repeat";
import type { ComponentProps } from "react";
import { ColorDot } from "~/ui/color-dot";
import { CheckboxCircle } from "~/ui/fields/checkbox-circle";

interface Colored {
  name: string;
  color: ComponentProps<typeof ColorDot>["color"];
}

interface PreviewRowProps {
  title: string;
  priority?: ComponentProps<typeof CheckboxCircle>["tint"];
  tag?: Colored;
  project?: Colored;
  repeat?: string;
  /** When it was due. */
  overdue?: string;
  isOpen?: boolean;
}

/** Shows a row of the list in the picture. */
export function PreviewRow({ title, priority = "medium", tag, project, repeat, overdue, isOpen }: PreviewRowProps) {
  return (
    <div
      className={`flex min-h-11 items-center gap-3 border-b border-line px-2 ${isOpen ? "rounded-md border-transparent bg-accent-soft" : ""}`}
    >
      <CheckboxCircle label={title} tint={priority} />
      <p className="min-w-0 flex-1 truncate text-base">{title}</p>
      <p className="flex shrink-0 items-center gap-2.5 text-muted max-sm:hidden">
        {tag && (
          <span className="flex items-center gap-1">
            <ColorDot color={tag.color} className="size-2" />@{tag.name}
          </span>
        )}
        {project && (
          <span className="flex items-center gap-1.5">
            <ColorDot color={project.color} />
            {project.name}
          </span>
        )}
        {repeat !== undefined && (
          <span className="flex items-center gap-1">
            <Repeat aria-hidden className="size-3.5" />
            {repeat}
          </span>
        )}
        {overdue !== undefined && <span className="font-medium text-danger">{overdue}</span>}
      </p>
    </div>
  );
}
