"use client";

import { usePathname, useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import type { ChosenFilter } from "../../list/filter-params";
import { viewAt } from "../../list/views";
import { goTo, isPlainPress, listHref } from "./use-list-address";

interface ViewLinkProps {
  path: string;
  filter?: ChosenFilter;
  /** The parameters of the address, instead of a filter. */
  params?: string;
  isCurrent?: boolean;
  className: string;
  onGo?: (() => void) | undefined;
  children: ReactNode;
}

/** Links to a page beside the sidebar: within the browser from one list to another, else by the router, and in a new tab as usual. */
export function ViewLink({ path, filter, params = "", isCurrent = false, className, onGo, children }: ViewLinkProps) {
  const isBetweenLists = viewAt(usePathname()) !== undefined && viewAt(path) !== undefined;
  const router = useRouter();
  const href =
    filter === undefined && params !== "" ? `${path}?${params}` : `${path}${listHref({ ...(filter && { filter }) })}`;
  const go = (event: MouseEvent) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    onGo?.();
    if (!isBetweenLists) {
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
