"use client";

import CalendarRange from "lucide-react/icons/calendar-range";
import CircleCheck from "lucide-react/icons/circle-check";
import Layers from "lucide-react/icons/layers";
import Sun from "lucide-react/icons/sun";
import Tag from "lucide-react/icons/tag";
import Trash2 from "lucide-react/icons/trash-2";
import type { ReactNode } from "react";
import { fold } from "~/shared/text/fold";
import { joinClasses } from "~/ui/join-classes";
import { viewNames, views, type ViewName } from "~/features/tasks/list/views";
import { useListAddress } from "~/features/tasks/components/list/use-list-address";
import { useTaskCounts, useTaskTags } from "~/features/tasks/store/copy/use-copied";
import { ViewLink } from "~/features/tasks/components/list/view-link";

export const viewIcons: Record<ViewName, ReactNode> = {
  today: <Sun aria-hidden />,
  upcoming: <CalendarRange aria-hidden />,
  all: <Layers aria-hidden />,
  completed: <CircleCheck aria-hidden />,
  trash: <Trash2 aria-hidden />,
};

const linkClass =
  "flex min-h-8 items-center gap-2.5 rounded-md px-2 text-sm text-ink transition-colors hover:bg-hover pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted";
const currentClass = "bg-pressed font-medium [&_svg]:text-accent!";

/** Shows the links of the sidebar. `onGo` is called before one is followed. */
export function SidebarLinks({ onGo }: { onGo?: () => void }) {
  const { view: shown, filter } = useListAddress();
  const counts = useTaskCounts();
  const tags = useTaskTags();
  const onlyTag = shown.name === "all" && filter.tags?.length === 1 ? fold(filter.tags[0] ?? "") : undefined;
  const used = tags.filter(({ pending }) => pending > 0);
  return (
    <>
      <nav aria-label="Lists">
        <ul className="flex flex-col gap-0.5">
          {viewNames.map((name) => {
            const isCurrent = shown.name === name && onlyTag === undefined;
            const count = name === "completed" ? undefined : counts?.[name];
            return (
              <li key={name}>
                <ViewLink
                  view={views[name]}
                  isCurrent={isCurrent}
                  className={joinClasses(linkClass, isCurrent && currentClass)}
                  onGo={onGo}
                >
                  {viewIcons[name]}
                  <span className="flex-1">{views[name].title}</span>
                  {name === "today" && counts !== undefined && counts.overdue > 0 && (
                    <span className="size-1.5 rounded-full bg-danger" data-tooltip={`${counts.overdue} overdue`} />
                  )}
                  <Count value={count} />
                </ViewLink>
              </li>
            );
          })}
        </ul>
      </nav>
      {used.length > 0 && (
        <nav aria-label="Filter by tag" className="mt-6">
          <h2 className="px-2 pb-1 text-xs font-medium text-muted">Tags</h2>
          <ul className="flex flex-col gap-0.5">
            {used.map(({ tag, pending }) => {
              const isCurrent = fold(tag) === onlyTag;
              return (
                <li key={tag}>
                  <ViewLink
                    view={views.all}
                    filter={{ tags: [tag] }}
                    isCurrent={isCurrent}
                    className={joinClasses(linkClass, isCurrent && currentClass)}
                    onGo={onGo}
                  >
                    <Tag aria-hidden />
                    <bdi className="min-w-0 flex-1 truncate">{tag}</bdi>
                    <Count value={pending} />
                  </ViewLink>
                </li>
              );
            })}
          </ul>
        </nav>
      )}
    </>
  );
}

/** Shows a number that screen readers read after the name: "Today, 3 tasks". */
function Count({ value }: { value: number | undefined }) {
  if (value === undefined || value === 0) return null;
  return (
    <>
      <span className="sr-only">{`, ${value} ${value === 1 ? "task" : "tasks"}`}</span>
      <span aria-hidden className="text-xs text-muted tabular-nums">
        {value}
      </span>
    </>
  );
}
