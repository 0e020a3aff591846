import { Loading, Skeleton } from "~/ui/feedback/skeleton";

const widths = ["w-3/5", "w-2/5", "w-4/5", "w-1/2", "w-2/3", "w-1/3"];

/** Shows placeholder rows while a list loads. */
export function TaskListSkeleton() {
  return (
    <Loading label="Loading tasks" className="pt-1">
      {widths.map((width) => (
        <div key={width} className="flex gap-3 px-2 py-2.5">
          <Skeleton isRound className="my-0.5 size-5" />
          <div className="flex-1 py-1">
            <Skeleton className={`h-4 ${width}`} />
            <Skeleton className="mt-2.5 h-3 w-24" />
          </div>
        </div>
      ))}
    </Loading>
  );
}
