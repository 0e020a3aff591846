import "server-only";
import { dehydrate } from "@tanstack/react-query";
import { createQueryClient } from "~/client/query-client";
import { pageCaller } from "~/server/page-session";

/** Returns the procedures, called in this process, and a cache of their answers, which `dehydrate` sends to the browser with the page. */
export async function prefetchForBrowser() {
  const queryClient = createQueryClient();
  // A query that failed here is repeated by the browser, because a page must not wait for it.
  const { queries } = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({ queries: { ...queries, retry: false } });
  return { caller: await pageCaller(), queryClient, dehydrated: () => dehydrate(queryClient) };
}
