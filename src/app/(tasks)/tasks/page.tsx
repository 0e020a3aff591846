import type { Metadata } from "next";
import type { PageProps } from "../../page-props";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "All tasks" };

export default function AllTasksPage({ searchParams }: PageProps) {
  return <ListPage view="all" searchParams={searchParams} />;
}
