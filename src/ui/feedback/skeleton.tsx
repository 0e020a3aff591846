import type { ReactNode } from "react";
import { joinClasses } from "../join-classes";

/** Shows a grey placeholder of the size in `className`. Wrap a group of them in `<Loading>`. */
export function Skeleton({ className, isRound = false }: { className?: string; isRound?: boolean }) {
  const shape = isRound ? "rounded-full" : "rounded-md";
  return <span aria-hidden className={joinClasses("block animate-breathe bg-pressed", shape, className)} />;
}

type LoadingProps = { label?: string; className?: string; children: ReactNode };

/** Tells screen readers that something is loading. */
export function Loading({ label = "Loading", className, children }: LoadingProps) {
  return (
    <div aria-busy className={className}>
      <output className="sr-only">{label}</output>
      {children}
    </div>
  );
}
