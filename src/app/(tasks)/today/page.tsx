import type { Metadata } from "next";
import type { PageProps } from "../../page-props";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "Today" };

export default function TodayPage({ searchParams }: PageProps) {
  return <ListPage view="today" searchParams={searchParams} />;
}
