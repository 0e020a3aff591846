import type { ReactNode } from "react";
import { parseArrangements, arrangementsCookie } from "~/features/tasks/list/arrangement/chosen-arrangements";
import { foldsCookie, parseFolds } from "~/features/projects/store/folds";
import { projectQueries } from "~/features/projects/store/query-options";
import { tagColorQueries } from "~/features/tags/store/query-options";
import { viewQueries } from "~/features/views/store/query-options";
import { taskQueries } from "~/features/tasks/store/query-options";
import { currentPrincipal, isAdministrator, ownCookie } from "~/server/page-session";
import { linksWithIcons, pageNames } from "../link-icons";
import { prefetchForBrowser } from "../prefetch";
import { TaskRoom } from "./shell/task-room";
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
    queryClient.prefetchQuery({ ...taskQueries.byProject(), queryFn: () => caller.projects.counts() }),
    queryClient.prefetchQuery({ ...viewQueries.all(), queryFn: () => caller.views.list({}) }),
    queryClient.prefetchQuery({ ...tagColorQueries.all(), queryFn: () => caller.tags.list() }),
    queryClient.prefetchQuery({ ...projectQueries.all(), queryFn: () => caller.projects.list({ state: "all" }) }),
  ]);
  const arrangements = parseArrangements(await ownCookie(arrangementsCookie));
  const isCollapsed = (await ownCookie("keel.sidebar")) === "collapsed";
  return (
    <TaskRoom
      viewer={{ userId, name, email }}
      dates={{ now, usual: await usualDates() }}
      arrangements={arrangements}
      isAdmin={await isAdministrator()}
      isCollapsed={isCollapsed}
      folds={parseFolds(await ownCookie(foldsCookie))}
      links={await linksWithIcons("lists")}
      pages={await pageNames("settings")}
      state={dehydrated()}
    >
      {children}
    </TaskRoom>
  );
}
