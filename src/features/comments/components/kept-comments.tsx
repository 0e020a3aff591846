"use client";

import { useClock } from "~/client/clock";
import type { Task } from "~/features/tasks/store/task";
import { momentLabel, pastLabel } from "~/shared/due-labels";
import { useComments } from "../store/use-comments";

/** Shows the comments on a task in the trash as they were written, the oldest first, to read only; nothing without any. */
export function KeptComments({ task }: { task: Task }) {
  const clock = useClock();
  const comments = useComments(task);
  if (comments.length === 0) return null;
  return (
    <section aria-label="Comments" className="mt-3 w-full">
      <h2 className="flex items-baseline gap-2 text-sm font-medium">
        Comments
        <span className="font-normal text-muted">{comments.length}</span>
      </h2>
      <ul aria-label="Comments" className="mt-1 flex flex-col">
        {comments.map(({ id, text, createdAt }) => (
          <li key={id} className="border-b border-line py-2 last:border-b-0">
            <time
              dateTime={createdAt}
              title={momentLabel(createdAt, clock)}
              className="flex min-h-7 items-center text-xs text-muted"
              suppressHydrationWarning
            >
              {pastLabel(createdAt, clock)}
            </time>
            <p dir="auto" className="text-sm whitespace-pre-wrap wrap-anywhere">
              {text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
