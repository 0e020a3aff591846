"use client";

import Tag from "lucide-react/icons/tag";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { fold } from "~/shared/text/fold";
import { SideCount, sideLinkClass } from "~/ui/side-link";
import { ProjectLinks } from "~/features/projects/components/sidebar/project-links";
import { viewAt, views } from "~/features/tasks/list/views";
import { useListAddress } from "~/features/tasks/components/list/use-list-address";
import { useTaskCounts, useTaskTags } from "~/features/tasks/store/copy/use-copied";
import { ViewLink } from "~/features/tasks/components/list/view-link";

export interface SidebarLink {
  href: string;
  label: string;
  icon: ReactNode;
  /** Whether a phone shows it at the bottom, too. */
  isMain: boolean;
}

const tasks = ["task", "tasks"] as const;

/** Shows the links of the sidebar, the lists of tasks with their counts. `onGo` is called before one is followed. */
export function SidebarLinks({ links, onGo }: { links: readonly SidebarLink[]; onGo?: () => void }) {
  const here = usePathname();
  const { view: shown, filter } = useListAddress();
  const counts = useTaskCounts();
  const tags = useTaskTags();
  const onlyTag = shown.name === "all" && filter.tags?.length === 1 ? fold(filter.tags[0] ?? "") : undefined;
  const used = tags.filter(({ pending }) => pending > 0);
  return (
    <>
      <nav aria-label="Lists">
        <ul className="flex flex-col gap-0.5">
          {links.map(({ href, label, icon }) => {
            const isCurrent = here === href && onlyTag === undefined;
            const name = viewAt(href)?.name;
            const isCounted = name !== undefined && name !== "completed" && name !== "project";
            const count = isCounted ? counts?.[name] : undefined;
            return (
              <li key={href}>
                <ViewLink path={href} isCurrent={isCurrent} className={sideLinkClass(isCurrent)} onGo={onGo}>
                  {icon}
                  <span className="flex-1">{label}</span>
                  {name === "today" && counts !== undefined && counts.overdue > 0 && (
                    <span className="size-1.5 rounded-full bg-danger" data-tooltip={`${counts.overdue} overdue`} />
                  )}
                  <SideCount value={count} of={tasks} />
                </ViewLink>
              </li>
            );
          })}
        </ul>
      </nav>
      <ProjectLinks onGo={onGo} />
      {used.length > 0 && (
        <nav aria-label="Filter by tag" className="mt-6">
          <h2 className="px-2 pb-1 text-xs font-medium text-muted">Tags</h2>
          <ul className="flex flex-col gap-0.5">
            {used.map(({ tag, pending }) => {
              const isCurrent = fold(tag) === onlyTag;
              return (
                <li key={tag}>
                  <ViewLink
                    path={views.all.path}
                    filter={{ tags: [tag] }}
                    isCurrent={isCurrent}
                    className={sideLinkClass(isCurrent)}
                    onGo={onGo}
                  >
                    <Tag aria-hidden />
                    <bdi className="min-w-0 flex-1 truncate">{tag}</bdi>
                    <SideCount value={pending} of={tasks} />
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
