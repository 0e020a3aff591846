"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

const linkClass =
  "flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-sm whitespace-nowrap transition-colors hover:bg-hover aria-[current]:bg-pressed aria-[current]:font-medium pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted aria-[current]:[&_svg]:text-accent";

/** Shows the navigation beside the page; on a phone, in a row above it that scrolls sideways. */
export function AdminNav({ links }: { links: { href: string; label: string; icon: ReactNode }[] }) {
  const here = usePathname();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (list.current !== null) showCurrent(list.current);
  });
  const isCurrent = (path: string) => here === path || (path !== "/admin" && here.startsWith(`${path}/`));
  return (
    <nav aria-label="Administration">
      <ul ref={list} className="flex gap-0.5 max-md:overflow-x-auto max-md:p-1 md:flex-col">
        {links.map(({ href, label, icon }) => (
          <li key={href}>
            <Link href={href} aria-current={isCurrent(href) ? "page" : undefined} className={linkClass}>
              {icon}
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Scrolls the row sideways, and nothing else, until the current link is visible. */
function showCurrent(list: HTMLElement): void {
  const current = list.querySelector("[aria-current]")?.getBoundingClientRect();
  const { left, right } = list.getBoundingClientRect();
  if (current !== undefined) list.scrollLeft += Math.max(0, current.right - right) + Math.min(0, current.left - left);
}
