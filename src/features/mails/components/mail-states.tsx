import Link from "next/link";
import { type MailMode, mailStateLabel } from "../state-labels";
import { mailStatuses, type MailStatus } from "../constants";

const linkClass =
  "inline-flex min-h-9 items-center rounded-full border border-control px-3 text-sm hover:bg-hover aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent pointer-coarse:min-h-11";

/** Shows the links that filter mail by its status. */
export function MailStates({ status, mode }: { status: MailStatus | undefined; mode: MailMode }) {
  const choices = [undefined, ...mailStatuses];
  return (
    <nav aria-label="Status" className="mb-4 flex flex-wrap gap-2">
      {choices.map((choice) => (
        <Link
          key={choice ?? "all"}
          href={choice === undefined ? "/admin/mail" : `/admin/mail?status=${choice}`}
          aria-current={choice === status ? "page" : undefined}
          className={linkClass}
        >
          {choice === undefined ? "All" : mailStateLabel(choice, { mode, isKept: false })}
        </Link>
      ))}
    </nav>
  );
}
