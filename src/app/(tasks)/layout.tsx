import type { ReactNode } from "react";
import { ApiProvider } from "~/client/trpc";
import { parseSorts, sortsCookie } from "~/features/tasks/list/chosen-sorts";
import { ClockProvider } from "~/client/clock-provider";
import { SortsProvider } from "~/features/tasks/components/filters/sorts-provider";
import { TasksProvider } from "~/features/tasks/store/tasks-provider";
import { currentPrincipal, isAdministrator, ownCookie } from "~/server/page-session";
import { prefetchForBrowser } from "../prefetch";
import { TaskFrame } from "./shell/task-frame";
import { viewerClock } from "../viewer-clock";

export default async function TasksLayout({ children }: { children: ReactNode }) {
  const principal = await currentPrincipal();
  // Each page sends a visitor to sign in, for only a page knows where to come back to.
  if (principal === undefined) return children;
  const { userId, name, email } = principal;
  const clock = await viewerClock();
  const { trpc, HydrateClient } = await prefetchForBrowser();
  await Promise.all([trpc.tasks.counts.prefetch({ timeZone: clock.timeZone }), trpc.tasks.tags.prefetch()]);
  const sorts = parseSorts(await ownCookie(sortsCookie));
  const isCollapsed = (await ownCookie("keel.sidebar")) === "collapsed";
  return (
    <ApiProvider>
      <HydrateClient>
        <ClockProvider initial={clock}>
          <SortsProvider initial={sorts}>
            <TasksProvider viewer={{ userId, name, email }}>
              <TaskFrame name={name} email={email} isAdmin={await isAdministrator()} isCollapsed={isCollapsed}>
                {children}
              </TaskFrame>
            </TasksProvider>
          </SortsProvider>
        </ClockProvider>
      </HydrateClient>
    </ApiProvider>
  );
}
