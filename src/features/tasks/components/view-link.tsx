"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { ChosenFilter } from "../filter-params";
import { type View, viewAt } from "../views";
import { goTo, listHref } from "./use-list-address";

interface ViewLinkProps {
  view: View;
  filter?: ChosenFilter;
  label: string;
  isCurrent: boolean;
  className: string;
  onGo?: (() => void) | undefined;
  children: ReactNode;
}

/** Goes from list to list within the browser; from any other page, and in a new tab, it is an ordinary link. */
export function ViewLink({ view, filter, label, isCurrent, className, onGo, children }: ViewLinkProps) {
  const isOnList = viewAt(usePathname()) !== undefined;
  const href = listHref({ view, ...(filter && { filter }) });
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      aria-current={isCurrent ? "page" : undefined}
      className={className}
      onNavigate={(event) => {
        onGo?.();
        if (!isOnList) return;
        event.preventDefault();
        goTo(href);
        window.scrollTo(0, 0);
      }}
    >
      {children}
    </Link>
  );
}
