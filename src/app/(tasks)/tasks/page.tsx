import type { Metadata } from "next";
import { readFilter } from "~/features/tasks/list/filter-params";
import { titleOf } from "~/features/tasks/list/labels/list-title";
import { views } from "~/features/tasks/list/views";
import { toSearchParams } from "~/shared/search-params";
import type { PageProps } from "../../page-props";
import { ListPage } from "../list-page";

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  return { title: titleOf(views.all, readFilter(toSearchParams(await searchParams)).filter) };
}

export default function AllTasksPage({ searchParams }: PageProps) {
  return <ListPage view={views.all} searchParams={searchParams} />;
}
