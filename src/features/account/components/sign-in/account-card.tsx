import type { ReactNode } from "react";

type AccountCardProps = {
  title: string;
  children: ReactNode;
  footer?: ReactNode;
  /** Whether the card replaces a form that was just sent: its title takes the focus. */
  isNews?: boolean;
};

const focus = (element: HTMLElement | null) => element?.focus();

export function AccountCard({ title, children, footer, isNews = false }: AccountCardProps) {
  return (
    <div className="w-full max-w-md">
      <div className="flex flex-col gap-6 sm:rounded-xl sm:border sm:border-line sm:bg-surface sm:p-8 sm:shadow-raised">
        <h1
          className="text-xl font-semibold tracking-tight text-balance outline-none"
          {...(isNews && { tabIndex: -1, ref: focus })}
        >
          {title}
        </h1>
        <noscript>
          <p className="rounded-md bg-danger-soft px-3 py-2.5 text-sm text-danger">
            Keel needs JavaScript, which is turned off in this browser.
          </p>
        </noscript>
        {children}
      </div>
      {footer && <p className="mt-6 text-sm text-muted sm:text-center">{footer}</p>}
    </div>
  );
}
