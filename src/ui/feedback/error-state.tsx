import RotateCw from "lucide-react/icons/rotate-cw";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { Button } from "../button";
import { joinClasses } from "../join-classes";

type ErrorStateProps = {
  /** What happened: "The list could not be loaded". */
  title: string;
  /** Why, or what to do, in plain words. */
  children?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** `h1` if it is the whole page. */
  as?: "h1" | "h2" | "p";
  className?: string;
};

export function ErrorState({
  title,
  children,
  onRetry,
  retrying = false,
  as: Title = "p",
  className,
}: ErrorStateProps) {
  return (
    <div role="alert" className={joinClasses("flex flex-col items-center px-4 py-16 text-center", className)}>
      <div
        aria-hidden
        className="mb-4 flex size-12 items-center justify-center rounded-full bg-danger-soft text-danger"
      >
        <TriangleAlert className="size-6" />
      </div>
      <Title className="text-lg font-semibold text-balance">{title}</Title>
      {children && <div className="mt-1 max-w-sm text-base text-pretty text-muted">{children}</div>}
      {onRetry && (
        <Button className="mt-6" onClick={onRetry} busy={retrying} icon={<RotateCw aria-hidden className="size-4" />}>
          Retry
        </Button>
      )}
    </div>
  );
}
