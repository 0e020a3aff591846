import "server-only";
import { dehydrate } from "@tanstack/react-query";
import { createQueryClient } from "~/client/query-client";
import { pageCaller } from "~/server/page-session";

/** Returns the procedures, called in this process, and a cache for their answers: `dehydrate` hands it to the browser together with the page. */
export async function prefetchForBrowser() {
  const queryClient = createQueryClient();
  // What failed here is asked for again by the browser: a page is not to wait for it.
  const { queries } = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({ queries: { ...queries, retry: false } });
  return { caller: await pageCaller(), queryClient, dehydrated: () => dehydrate(queryClient) };
}
