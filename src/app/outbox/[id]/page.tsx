import type { Metadata } from "next";
import { OutboxMail } from "~/features/mails/components/outbox-mail";
import { findMailPreview } from "~/server/page-session";
import type { PageProps } from "../../page-props";

export const metadata: Metadata = { title: "Outbox", robots: { index: false } };

export default async function OutboxMailPage({ params }: PageProps<{ id: string }>) {
  return <OutboxMail mail={await findMailPreview((await params).id)} />;
}
