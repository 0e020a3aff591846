import { TagDot } from "~/features/tags/components/tag-dot";
import { joinClasses } from "~/ui/join-classes";

export interface GroupHeadingProps {
  id: string;
  title: string;
  detail: string | undefined;
  /** The tag that the group is of. */
  tag?: string | undefined;
  count: number;
  isOverdue: boolean;
}

/** What no task can be dropped on, because it has no day of its own. */
const isFixed = (id: string) => id === "overdue" || id === "earlier";

export function GroupHeading({ id, title, detail, tag, count, isOverdue }: GroupHeadingProps) {
  return (
    <h2
      data-into={isFixed(id) ? undefined : id}
      className="flex items-baseline gap-2 border-b border-line px-2 pt-5 pb-1.5 text-sm @max-xl:pt-3.5 @xl:pr-17 @xl:pointer-coarse:pr-9 font-semibold"
    >
      {tag !== undefined && <TagDot tag={tag} className="self-center" />}
      <span className={joinClasses(isOverdue && "text-danger")} suppressHydrationWarning>
        {title}
      </span>
      {detail !== undefined && (
        <span className="font-normal text-muted" suppressHydrationWarning>
          {detail}
        </span>
      )}
      <span aria-hidden className="ml-auto font-normal text-muted tabular-nums">
        {count}
      </span>
    </h2>
  );
}
