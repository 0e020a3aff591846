"use client";

import { usePathname, useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import type { ChosenFilter } from "../../list/filter-params";
import { type View, viewAt } from "../../list/views";
import { goTo, isPlainPress, listHref } from "./use-list-address";

interface ViewLinkProps {
  view: View;
  filter?: ChosenFilter;
  isCurrent?: boolean;
  className: string;
  onGo?: (() => void) | undefined;
  children: ReactNode;
}

/** Links to a list: within the browser from another list, by the router from any other page, and in a new tab as usual. */
export function ViewLink({ view, filter, isCurrent = false, className, onGo, children }: ViewLinkProps) {
  const isOnList = viewAt(usePathname()) !== undefined;
  const router = useRouter();
  const href = listHref({ view, ...(filter && { filter }) });
  const go = (event: MouseEvent) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    onGo?.();
    if (!isOnList) {
      router.push(href);
      return;
    }
    goTo(href);
    window.scrollTo(0, 0);
  };
  return (
    <a href={href} onClick={go} aria-current={isCurrent ? "page" : undefined} className={className}>
      {children}
    </a>
  );
}
