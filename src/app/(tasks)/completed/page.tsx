import type { Metadata } from "next";
import type { PageProps } from "../../page-props";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "Completed" };

export default function CompletedPage({ searchParams }: PageProps) {
  return <ListPage view="completed" searchParams={searchParams} />;
}
