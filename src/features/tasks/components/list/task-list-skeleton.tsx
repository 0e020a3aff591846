import { Loading, Skeleton } from "~/ui/feedback/skeleton";

const widths = ["w-3/5", "w-2/5", "w-4/5", "w-1/2", "w-2/3", "w-1/3"];

/** Shows placeholder rows while a list loads. */
export function TaskListSkeleton() {
  return (
    <Loading label="Loading tasks" className="pt-1">
      {widths.map((width) => (
        <div key={width} className="flex min-h-(--row-height) items-center gap-2.5 border-b border-line px-2.5">
          <Skeleton isRound className="size-5 shrink-0" />
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </Loading>
  );
}
