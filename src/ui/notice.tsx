import CircleAlert from "lucide-react/icons/circle-alert";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes";

type NoticeProps = { children: ReactNode; className?: string };

/** What went wrong with a whole form. Announced when it appears; give it a new `key` to have the same words announced again. */
export function Notice({ children, className }: NoticeProps) {
  return (
    <p
      role="alert"
      className={joinClasses(
        "flex items-start gap-2 rounded-md bg-danger-soft px-3 py-2.5 text-sm text-danger",
        className,
      )}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
