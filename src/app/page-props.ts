/**
 * The props that Next passes to a page. Next also generates such a type for each route, but an editor on a fresh clone has none yet; `npm run check`
 * generates the types that check every page against its route.
 */
export interface PageProps<Params = unknown> {
  params: Promise<Params>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}
