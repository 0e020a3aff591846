import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "~/ui/join-classes";

type StatProps = {
  label: string;
  value: ReactNode;
  /** The page with the details. */
  href?: string;
  /** What the number means, or what to do. */
  note?: ReactNode;
  tone?: "neutral" | "danger";
};

/** Shows an important number with its name: an entry of a `<dl>`. */
export function Stat({ label, value, href, note, tone = "neutral" }: StatProps) {
  return (
    <div className="relative flex flex-col gap-1 rounded-lg border border-line bg-surface p-4 shadow-raised has-[a:hover]:bg-hover">
      <dt className="text-sm text-muted">
        {href === undefined ? (
          label
        ) : (
          <Link href={href} className="rounded-sm after:absolute after:inset-0 after:rounded-lg">
            {label}
          </Link>
        )}
      </dt>
      <dd
        className={joinClasses(
          "text-2xl font-semibold tracking-tight tabular-nums",
          tone === "danger" && "text-danger",
        )}
      >
        {value}
      </dd>
      {note && <dd className="text-sm text-muted">{note}</dd>}
    </div>
  );
}
