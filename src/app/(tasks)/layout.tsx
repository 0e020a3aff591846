import { HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiProvider } from "~/client/api-provider";
import { parseSorts, sortsCookie } from "~/features/tasks/list/sorts/chosen-sorts";
import { ClockProvider } from "./shell/clock-provider";
import { SortsProvider } from "~/features/tasks/components/filters/sorts-provider";
import { TasksProvider } from "~/features/tasks/store/tasks-provider";
import { taskQueries } from "~/features/tasks/store/query-options";
import { currentPrincipal, isAdministrator, ownCookie } from "~/server/page-session";
import { linksWithIcons } from "../link-icons";
import { prefetchForBrowser } from "../prefetch";
import { TaskFrame } from "./shell/task-frame";
import { viewerClock } from "../viewer-clock";

export default async function TasksLayout({ children }: { children: ReactNode }) {
  const principal = await currentPrincipal();
  // Each page sends a visitor to sign in, because only a page knows its own address.
  if (principal === undefined) return children;
  const { userId, name, email } = principal;
  const clock = await viewerClock();
  const { caller, queryClient, dehydrated } = await prefetchForBrowser();
  const { timeZone } = clock;
  await Promise.all([
    queryClient.prefetchQuery({ ...taskQueries.counts(timeZone), queryFn: () => caller.tasks.counts({ timeZone }) }),
    queryClient.prefetchQuery({ ...taskQueries.tags(), queryFn: () => caller.tasks.tags() }),
  ]);
  const sorts = parseSorts(await ownCookie(sortsCookie));
  const isCollapsed = (await ownCookie("keel.sidebar")) === "collapsed";
  const frame = { name, email, isAdmin: await isAdministrator(), isCollapsed, links: await linksWithIcons("lists") };
  return (
    <ApiProvider>
      <HydrationBoundary state={dehydrated()}>
        <ClockProvider initial={clock}>
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
