"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, Suspense } from "react";
import { fold } from "~/shared/text/fold";
import { lazyPart } from "~/ui/page/lazy-part";
import { SideCount, sideLinkClass } from "~/ui/side-link";
import { ProjectLinks } from "~/features/projects/components/sidebar/project-links";
import { tagOf } from "~/features/tasks/list/labels/list-title";
import { viewAt } from "~/features/tasks/list/views";
import { useListAddress } from "~/features/tasks/components/list/use-list-address";
import { useTaskCounts } from "~/features/tasks/store/copy/use-copied";
import { TagLinks } from "~/features/tasks/components/tags/tag-links";
import { useSavedViews } from "~/features/views/store/use-saved-views";
import { ViewLink } from "~/features/tasks/components/list/view-link";

export interface SidebarLink {
  href: string;
  label: string;
  icon: ReactNode;
  /** Whether a phone shows it at the bottom, too. */
  isMain: boolean;
}

const ViewLinks = lazyPart(async () => (await import("~/features/views/components/view-links")).ViewLinks);

const tasks = ["task", "tasks"] as const;

/** Shows the links of the sidebar, the lists of tasks with their counts. `onGo` is called before one is followed. */
export function SidebarLinks({ links, onGo }: { links: readonly SidebarLink[]; onGo?: () => void }) {
  const here = usePathname();
  const { view: shown, filter } = useListAddress();
  const counts = useTaskCounts();
  const tag = tagOf(shown, filter);
  const onlyTag = tag && fold(tag);
  const hasViews = useSavedViews().length > 0;
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
      {hasViews && (
        <Suspense>
          <ViewLinks onGo={onGo} />
        </Suspense>
      )}
      <ProjectLinks onGo={onGo} />
      <TagLinks current={onlyTag} onGo={onGo} />
    </>
  );
}
