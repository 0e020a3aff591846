"use client";

import ChevronRight from "lucide-react/icons/chevron-right";
import { Suspense, useState } from "react";
import { Loading, Skeleton } from "~/ui/feedback/skeleton";
import { lazyPart } from "~/ui/page/lazy-part";
import type { Task } from "../../store/task";

const HistoryList = lazyPart(async () => (await import("./history-list")).HistoryList);

/** Shows who changed what of the open task, once that is asked for. */
export function HistoryPart({ task }: { task: Task }) {
  const [isOpen, setOpen] = useState(false);
  const id = `history-${task.id}`;
  return (
    <section aria-label="History" className="mt-3 w-full">
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
          className="-mx-2 flex min-h-9 items-center gap-3.5 rounded-md px-2.5 text-left text-sm text-muted hover:bg-hover pointer-coarse:min-h-11"
        >
          <ChevronRight aria-hidden className={`size-4 ${isOpen ? "rotate-90" : ""}`} />
          History
        </button>
      </h2>
      {isOpen && (
        <div id={id} className="mt-1">
          <Suspense fallback={<HistorySkeleton />}>
            <HistoryList task={task} skeleton={<HistorySkeleton />} />
          </Suspense>
        </div>
      )}
    </section>
  );
}

function HistorySkeleton() {
  return (
    <Loading label="Loading the history" className="flex flex-col gap-2 py-1">
      <Skeleton className="h-5 w-4/5" />
      <Skeleton className="h-5 w-3/5" />
    </Loading>
  );
}
