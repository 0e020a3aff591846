import type { Metadata } from "next";
import { OutboxList } from "~/features/mails/components/outbox-list";
import { listMailPreviews } from "~/server/page-session";

export const metadata: Metadata = { title: "Outbox", robots: { index: false } };

export default async function OutboxPage() {
  const mails = await listMailPreviews();
  return <OutboxList mails={mails.map(({ id, to, subject, writtenAt }) => ({ id, to, subject, writtenAt }))} />;
}
