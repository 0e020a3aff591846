import type { ReactNode } from "react";

type PageHeadingProps = {
  title: string;
  /** One line that says what the page is for. */ children?: ReactNode;
  actions?: ReactNode;
};

/** Shows the heading of an admin page, with its actions. */
export function PageHeading({ title, children, actions }: PageHeadingProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {children && <p className="mt-1 max-w-prose text-sm text-pretty text-muted">{children}</p>}
      </div>
      {actions}
    </header>
  );
}
