import type { Metadata } from "next";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "Upcoming" };

export default function UpcomingPage({ searchParams }: PageProps<"/upcoming">) {
  return <ListPage view="upcoming" searchParams={searchParams} />;
}
