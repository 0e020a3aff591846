import { joinClasses } from "./join-classes";

/** Returns the classes of a link in a sidebar. */
export const sideLinkClass = (isCurrent: boolean) =>
  joinClasses(
    "flex min-h-8 items-center gap-2.5 rounded-md px-2 text-sm text-ink transition-colors hover:bg-hover pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted",
    isCurrent && "bg-pressed font-medium [&_svg]:text-accent!",
  );

/** Shows a number that screen readers read after the name: "Today, 3 tasks". */
export function SideCount({ value, of: [one, many], className }: SideCountProps) {
  if (value === undefined || value === 0) return null;
  return (
    <>
      <span className="sr-only">{`, ${value} ${value === 1 ? one : many}`}</span>
      <span aria-hidden className={joinClasses("text-xs text-muted tabular-nums", className)}>
        {value}
      </span>
    </>
  );
}

interface SideCountProps {
  value: number | undefined;
  /** The name of one thing, and of several: `["task", "tasks"]`. */
  of: readonly [string, string];
  className?: string;
}
