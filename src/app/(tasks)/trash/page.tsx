import type { Metadata } from "next";
import { ListPage } from "../list-page";

export const metadata: Metadata = { title: "Trash" };

export default function TrashPage({ searchParams }: PageProps<"/trash">) {
  return <ListPage view="trash" searchParams={searchParams} />;
}
