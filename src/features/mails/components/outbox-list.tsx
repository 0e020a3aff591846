import MailOpen from "lucide-react/icons/mail-open";
import { EmptyState } from "~/ui/feedback/empty-state";
import { MailMoment } from "./mail-moment";

type OutboxListProps = { mails: { id: string; to: string; subject: string; writtenAt: string }[] };

/** Shows the mail that is kept here, because there is no mail server. A mail opens as a document, whose policy allows its styles. */
export function OutboxList({ mails }: OutboxListProps) {
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Outbox</h1>
      <p className="mt-1 mb-6 max-w-prose text-sm text-pretty text-muted">
        No mail server is configured, so new mail is kept here for a day instead of being sent. This page is visible on
        this machine only, until SMTP_URL is set.
      </p>
      {mails.length === 0 ? (
        <EmptyState as="h2" icon={<MailOpen />} title="No mail yet">
          E-mails to users appear here after a moment.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {mails.map(({ id, to, subject, writtenAt }) => (
            <li key={id} className="relative flex flex-col gap-y-0.5 p-4 hover:bg-hover">
              <a
                href={`/outbox/${id}`}
                className="font-medium after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
              >
                {subject}
              </a>
              <span className="flex w-full items-baseline justify-between gap-4 text-sm text-muted">
                <span className="truncate">{to}</span>
                <MailMoment at={writtenAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
