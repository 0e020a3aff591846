/**
 * What Next hands a page. Next also generates such a type for each route, but an editor on a fresh clone has nothing generated yet; `npm run check`
 * generates what holds every page against its route.
 */
export interface PageProps<Params = unknown> {
  params: Promise<Params>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}
