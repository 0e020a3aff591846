import type { Metadata } from "next";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "Today" };

export default function TodayPage({ searchParams }: PageProps<"/today">) {
  return <ListPage view="today" searchParams={searchParams} />;
}
