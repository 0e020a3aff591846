import type { Metadata } from "next";
import { views } from "~/features/tasks/list/views";
import type { PageProps } from "../../page-props";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "Inbox" };

export default function InboxPage({ searchParams }: PageProps) {
  return <ListPage view={views.inbox} searchParams={searchParams} />;
}
