import type { Metadata } from "next";
import { MailList } from "~/features/mails/components/mail-list";
import { MailStates } from "~/features/mails/components/mail-states";
import { mailStatuses } from "~/features/mails/constants";
import { mailMode, pageCaller, requirePermission } from "~/server/page-session";
import type { PageProps } from "../../page-props";
import { PageHeading } from "../page-heading";

export const metadata: Metadata = { title: "Mail" };

const modes = {
  smtp: "E-mails to users and their delivery status.",
  preview: "No mail server is configured. E-mails can be read at /outbox, on this machine only.",
  queued: "No mail server is configured, so mail is waiting. Set SMTP_URL and MAIL_FROM.",
};

export default async function MailPage({ searchParams }: PageProps) {
  const params = await searchParams;
  const status = mailStatuses.find((each) => each === params["status"]);
  await requirePermission("mails.read", status === undefined ? "/admin/mail" : `/admin/mail?status=${status}`);
  const { mails } = await pageCaller();
  const { cursor } = params;
  // An invalid cursor starts from the first page.
  const paged = typeof cursor === "string" ? await mails.list({ status, cursor }).catch(() => undefined) : undefined;
  const page = paged ?? (await mails.list({ status }));
  const mode = mailMode();
  return (
    <>
      <PageHeading title="Mail">{modes[mode]}</PageHeading>
      <MailStates status={status} mode={mode} />
      <MailList page={page} status={status} mode={mode} isLaterPage={paged !== undefined} />
    </>
  );
}
