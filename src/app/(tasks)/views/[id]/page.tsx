import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { readFilter, writeFilter } from "~/features/tasks/list/filter-params";
import { savedViewOf } from "~/features/tasks/list/views";
import { currentPrincipal, pageCaller } from "~/server/page-session";
import { hrefOfSavedView, pathOfSavedView, savedViewAt } from "~/shared/rows/saved-view-path";
import { toSearchParams } from "~/shared/search-params";
import type { PageProps } from "../../../page-props";
import { ListPage } from "../../list-page";

type ViewProps = PageProps<{ id: string }>;

export async function generateMetadata({ params }: ViewProps): Promise<Metadata> {
  const view = await viewOf(await idOf(params));
  return { title: view?.name ?? "View" };
}

/** Shows the list that a user has saved. An address without filters is that of the view, and leads to the one with its filters. */
export default async function ViewPage({ params, searchParams }: ViewProps) {
  const id = await idOf(params);
  const view = await viewOf(id);
  const given = toSearchParams(await searchParams);
  const isBare = writeFilter(readFilter(given).filter).size === 0;
  if (view !== undefined && view.filter !== "" && isBare) {
    const task = given.get("task");
    redirect(`${hrefOfSavedView(view)}${task === null ? "" : `&task=${encodeURIComponent(task)}`}`);
  }
  return <ListPage view={savedViewOf(id, view?.path)} searchParams={searchParams} />;
}

/** Returns the id in the address. An address that is spelled in another way is none of a view. */
async function idOf(params: ViewProps["params"]): Promise<string> {
  const id = savedViewAt(pathOfSavedView((await params).id));
  return id ?? notFound();
}

/** Returns the saved view of the user, if it is theirs. The page itself says what is wrong. */
async function viewOf(id: string) {
  if ((await currentPrincipal()) === undefined) return undefined;
  const { views } = await pageCaller();
  const listed = await views.list({}).catch(() => undefined);
  return listed?.items.find((view) => view.id === id);
}
