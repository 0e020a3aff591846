import "server-only";
import { redirect } from "next/navigation";
import {
  arrangementFor,
  arrangementsCookie,
  parseArrangements,
  withArrangement,
} from "~/features/tasks/list/arrangement/chosen-arrangements";
import { startParam } from "~/features/tasks/constants";
import { readFilter } from "~/features/tasks/list/filter-params";
import { sectionQueries } from "~/features/sections/store/query-options";
import { taskQueries } from "~/features/tasks/store/query-options";
import { listInputOf, type View } from "~/features/tasks/list/views";
import { hasSessionCookie, currentPrincipal, ownCookie } from "~/server/page-session";
import { type PageParams, toSearchParams } from "~/shared/search-params";
import { prefetchForBrowser } from "../prefetch";
import { startPath, viewerClock } from "../viewer-clock";
import { ListedTasks } from "./shell/task-room";

interface ListPageProps {
  view: View;
  searchParams: Promise<PageParams>;
}

/** Shows one of the lists, with its first tasks in the HTML. */
export async function ListPage({ view, searchParams }: ListPageProps) {
  const params = toSearchParams(await searchParams);
  if ((await currentPrincipal()) === undefined) {
    const here = params.size === 0 ? view.path : `${view.path}?${params}`;
    const reason = (await hasSessionCookie()) ? "&after=signed-out" : "";
    redirect(`/sign-in?next=${encodeURIComponent(here)}${reason}`);
  }
  // The installed app opens a list that also opens without the server.
  if (params.has(startParam)) redirect(await startPath());
  const { caller, queryClient, dehydrated } = await prefetchForBrowser();
  const arrangements = parseArrangements(await ownCookie(arrangementsCookie));
  const filter = withArrangement(readFilter(params).filter, arrangementFor(view, arrangements));
  const input = listInputOf(view, filter, await viewerClock());
  const id = params.get("task");
  await Promise.all([
    queryClient.prefetchInfiniteQuery({ ...taskQueries.pages(input), queryFn: () => caller.tasks.list(input) }),
    view.name === "project" && view.project !== undefined
      ? queryClient.prefetchQuery({
          ...sectionQueries.ofProject(view.project),
          queryFn: () => caller.sections.list({ projectId: view.project }),
        })
      : undefined,
    id === null
      ? undefined
      : queryClient.prefetchQuery({ ...taskQueries.byId(id), queryFn: () => caller.tasks.byId({ id }) }),
  ]);
  return <ListedTasks state={dehydrated()} />;
}
