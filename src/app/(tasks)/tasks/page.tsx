import type { Metadata } from "next";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "All tasks" };

export default function AllTasksPage({ searchParams }: PageProps<"/tasks">) {
  return <ListPage view="all" searchParams={searchParams} />;
}
