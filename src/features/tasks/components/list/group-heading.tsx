import { joinClasses } from "~/ui/join-classes";

interface GroupHeadingProps {
  title: string;
  detail: string | undefined;
  count: number;
  isOverdue: boolean;
}

export function GroupHeading({ title, detail, count, isOverdue }: GroupHeadingProps) {
  return (
    <h2 className="flex items-baseline gap-2 border-b border-line px-2 pt-6 pb-1.5 text-sm font-semibold">
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
