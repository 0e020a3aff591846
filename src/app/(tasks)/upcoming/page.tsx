import type { Metadata } from "next";
import { views } from "~/features/tasks/list/views";
import type { PageProps } from "../../page-props";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "Upcoming" };

export default function UpcomingPage({ searchParams }: PageProps) {
  return <ListPage view={views.upcoming} searchParams={searchParams} />;
}
