import type { Metadata } from "next";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "Completed" };

export default function CompletedPage({ searchParams }: PageProps<"/completed">) {
  return <ListPage view="completed" searchParams={searchParams} />;
}
