import { HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiProvider } from "~/client/api-provider";
import { parseSorts, sortsCookie } from "~/features/tasks/list/sorts/chosen-sorts";
import { projectQueries } from "~/features/projects/store/query-options";
import { ClockProvider } from "./shell/clock-provider";
import { SortsProvider } from "~/features/tasks/components/filters/sorts-provider";
import { TasksProvider } from "~/features/tasks/store/tasks-provider";
import { taskQueries } from "~/features/tasks/store/query-options";
import { currentPrincipal, isAdministrator, ownCookie } from "~/server/page-session";
import { linksWithIcons } from "../link-icons";
import { prefetchForBrowser } from "../prefetch";
import { TaskFrame } from "./shell/task-frame";
import { usualDates, viewerClock, viewerPreferences } from "../viewer-clock";
import { preferencesQueries } from "~/features/preferences/store/query-options";

export default async function TasksLayout({ children }: { children: ReactNode }) {
  const principal = await currentPrincipal();
  // Each page sends a visitor to sign in, because only a page knows its own address.
  if (principal === undefined) return children;
  const { userId, name, email } = principal;
  const clock = await viewerClock();
  const { caller, queryClient, dehydrated } = await prefetchForBrowser();
  const { timeZone, now } = clock;
  await Promise.all([
    queryClient.prefetchQuery({ ...taskQueries.counts(timeZone), queryFn: () => caller.tasks.counts({ timeZone }) }),
    queryClient.prefetchQuery({ ...preferencesQueries.own(), queryFn: viewerPreferences }),
    queryClient.prefetchQuery({ ...taskQueries.tags(), queryFn: () => caller.tasks.tags() }),
    queryClient.prefetchQuery({ ...projectQueries.all(), queryFn: () => caller.projects.list({ state: "all" }) }),
  ]);
  const sorts = parseSorts(await ownCookie(sortsCookie));
  const isCollapsed = (await ownCookie("keel.sidebar")) === "collapsed";
  const frame = { name, email, isAdmin: await isAdministrator(), isCollapsed, links: await linksWithIcons("lists") };
  return (
    <ApiProvider>
      <HydrationBoundary state={dehydrated()}>
        <ClockProvider userId={userId} now={now} usual={await usualDates()}>
          <SortsProvider initial={sorts}>
            <TasksProvider viewer={{ userId, name, email }}>
              <TaskFrame {...frame}>{children}</TaskFrame>
            </TasksProvider>
          </SortsProvider>
        </ClockProvider>
      </HydrationBoundary>
    </ApiProvider>
  );
}
