import type { Metadata } from "next";
import { views } from "~/features/tasks/list/views";
import type { PageProps } from "../../page-props";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "Completed" };

export default function CompletedPage({ searchParams }: PageProps) {
  return <ListPage view={views.completed} searchParams={searchParams} />;
}
