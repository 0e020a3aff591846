import Mail from "lucide-react/icons/mail";
import Link from "next/link";
import type { RouterOutputs } from "~/client/api";
import { Badge } from "~/ui/badge";
import { buttonClass } from "~/ui/button";
import { EmptyState } from "~/ui/feedback/empty-state";
import { Moment } from "~/ui/text/moment";
import { type MailMode, mailStateLabel } from "../state-labels";
import type { MailStatus } from "../constants";
import { MailActions } from "./mail-actions";

const nothing = {
  all: "No mail yet",
  waiting: "No waiting mail",
  sent: "No sent mail",
  dead: "No failed mail",
};
const tones = { waiting: "accent", sent: "neutral", dead: "danger" } as const;

interface MailListProps {
  page: RouterOutputs["mails"]["list"];
  status: MailStatus | undefined;
  mode: MailMode;
  /** Whether this is not the first page. */
  isLaterPage: boolean;
}

/** Shows one page of mail, newest first, with its status. Its content is never shown here. */
export function MailList({ page: { items, nextCursor }, status, mode, isLaterPage }: MailListProps) {
  const narrowed = status === undefined ? "" : `status=${status}`;
  if (items.length === 0) {
    return (
      <section aria-label="Mail" className="outline-offset-4">
        <EmptyState
          icon={<Mail />}
          title={isLaterPage ? "No more mail" : nothing[status ?? "all"]}
          action={
            isLaterPage && (
              <Link href={`/admin/mail?${narrowed}`} className={buttonClass()}>
                First page
              </Link>
            )
          }
        >
          Mail is deleted after 30 days.
        </EmptyState>
      </section>
    );
  }
  return (
    <section aria-label="Mail" className="outline-offset-4">
      <ul className="rounded-lg border border-line bg-surface">
        {items.map((mail) => (
          <li
            key={mail.id}
            className="grid gap-x-4 gap-y-2 border-line px-4 py-3 not-last:border-b sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
          >
            <div className="min-w-0">
              <p className="truncate font-medium">{mail.recipient}</p>
              <p className="text-sm text-muted first-letter:uppercase">
                {mail.kind.replaceAll("-", " ")} · created <Moment at={mail.createdAt} />
                {mail.sentAt !== null && (
                  <>
                    , {mail.isKept || mode === "preview" ? "kept" : "sent"} <Moment at={mail.sentAt} />
                  </>
                )}
              </p>
              {mail.lastError !== null && (
                <p className="mt-1 text-sm break-words">
                  {mail.attempts === 1 ? "1 attempt" : `${mail.attempts} attempts`}: {mail.lastError}
                </p>
              )}
            </div>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <Badge tone={tones[mail.status]}>{mailStateLabel(mail.status, { mode, isKept: mail.isKept })}</Badge>
              {mail.status === "dead" && <MailActions id={mail.id} recipient={mail.recipient} />}
            </div>
          </li>
        ))}
      </ul>
      {(isLaterPage || nextCursor !== null) && (
        <nav aria-label="Pages" className="mt-4 flex justify-between gap-2">
          {isLaterPage ? (
            <Link href={`/admin/mail?${narrowed}`} className={buttonClass()}>
              First page
            </Link>
          ) : (
            <span />
          )}
          {nextCursor !== null && (
            <Link href={`/admin/mail?${narrowed}&cursor=${nextCursor}`} className={buttonClass()}>
              Next page
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}
