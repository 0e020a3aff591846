import ChevronLeft from "lucide-react/icons/chevron-left";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import { joinClasses } from "~/ui/join-classes";

/** Shows a settings page: its name and, on a phone, the link back to the list. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-6">
      <div>
        <Link
          href="/settings"
          className="-ml-1 inline-flex min-h-11 items-center gap-1 rounded-md pr-2 text-sm text-muted hover:text-ink md:hidden"
        >
          <ChevronLeft aria-hidden className="size-4" />
          Settings
        </Link>
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      </div>
      {children}
    </div>
  );
}

interface SettingsCardProps {
  title: string;
  /** Explains the card in one or two sentences. */
  about?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** Shows one topic of a settings page. */
export function SettingsCard({ title, about, children, className }: SettingsCardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={joinClasses("flex flex-col gap-5 rounded-xl border border-line bg-surface p-5 sm:p-6", className)}
    >
      <div>
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {about && <p className="mt-1 text-sm text-pretty text-muted">{about}</p>}
      </div>
      {children}
    </section>
  );
}
