import type { Metadata } from "next";
import { OutboxMail } from "~/features/mails/components/outbox-mail";
import { oneMailHere } from "~/server/page-session";

export const metadata: Metadata = { title: "Outbox", robots: { index: false } };

export default async function OutboxMailPage({ params }: PageProps<"/outbox/[id]">) {
  return <OutboxMail mail={await oneMailHere((await params).id)} />;
}
