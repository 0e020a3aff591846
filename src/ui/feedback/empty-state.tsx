import type { ReactNode } from "react";
import { joinClasses } from "../join-classes";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** What to do next, in one sentence. */
  children?: ReactNode;
  action?: ReactNode;
  /** `h1` if it is the whole page. */
  as?: "h1" | "h2" | "p";
  className?: string;
};

export function EmptyState({ icon, title, children, action, as: Title = "p", className }: EmptyStateProps) {
  return (
    <div className={joinClasses("flex flex-col items-center px-4 py-16 text-center", className)}>
      {icon && (
        <div
          aria-hidden
          className="mb-4 flex size-12 items-center justify-center rounded-full bg-accent-soft text-accent [&_svg]:size-6"
        >
          {icon}
        </div>
      )}
      <Title className="text-lg font-semibold text-balance">{title}</Title>
      {children && <div className="mt-1 max-w-sm text-base text-pretty text-muted">{children}</div>}
      {action && <div className="mt-6 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
