import "server-only";
import { createHydrationHelpers } from "@trpc/react-query/rsc";
import { createQueryClient } from "~/client/query-client";
import type { AppRouter } from "~/client/trpc";
import { pageCaller } from "~/server/page-session";

/** The procedures, called in this process; `HydrateClient` hands the answers to the browser together with the page. */
export async function prefetchForBrowser() {
  const queryClient = createQueryClient();
  // What failed here is asked for again by the browser: a page is not to wait for it.
  const { queries } = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({ queries: { ...queries, retry: false } });
  return createHydrationHelpers<AppRouter>(await pageCaller(), () => queryClient);
}
