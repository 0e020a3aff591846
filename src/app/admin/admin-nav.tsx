"use client";

import CalendarClock from "lucide-react/icons/calendar-clock";
import Gauge from "lucide-react/icons/gauge";
import Mail from "lucide-react/icons/mail";
import ScrollText from "lucide-react/icons/scroll-text";
import KeyRound from "lucide-react/icons/key-round";
import Users from "lucide-react/icons/users";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** The pages of the administration. */
const places = [
  { path: "/admin", title: "Overview", icon: <Gauge aria-hidden /> },
  { path: "/admin/users", title: "People", icon: <Users aria-hidden /> },
  { path: "/admin/keys", title: "Keys", icon: <KeyRound aria-hidden /> },
  { path: "/admin/audit", title: "Audit trail", icon: <ScrollText aria-hidden /> },
  { path: "/admin/mail", title: "Mail", icon: <Mail aria-hidden /> },
  { path: "/admin/jobs", title: "Jobs", icon: <CalendarClock aria-hidden /> },
];

const linkClass =
  "flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-sm whitespace-nowrap transition-colors hover:bg-hover aria-[current]:bg-pressed aria-[current]:font-medium pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted aria-[current]:[&_svg]:text-accent";

/** Shows the navigation beside the page; on a phone, in a row above it that scrolls sideways. */
export function AdminNav() {
  const here = usePathname();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (list.current !== null) showCurrent(list.current);
  });
  const isCurrent = (path: string) => here === path || (path !== "/admin" && here.startsWith(`${path}/`));
  return (
    <nav aria-label="Administration">
      <ul ref={list} className="flex gap-0.5 max-md:overflow-x-auto max-md:p-1 md:flex-col">
        {places.map(({ path, title, icon }) => (
          <li key={path}>
            <Link href={path} aria-current={isCurrent(path) ? "page" : undefined} className={linkClass}>
              {icon}
              {title}
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
