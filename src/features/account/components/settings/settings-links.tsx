"use client";

import ChevronRight from "lucide-react/icons/chevron-right";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { joinClasses } from "~/ui/join-classes";

/** A page of the settings. */
export interface SettingsLink {
  href: string;
  label: string;
  about: string;
  icon: ReactNode;
}
type SettingsLinks = { links: SettingsLink[] };

/** Shows the list of settings beside the page, on wide screens. */
export function SettingsNav({ links }: SettingsLinks) {
  const here = usePathname();
  return (
    <nav aria-label="Settings" className="w-48 shrink-0 max-md:hidden">
      <ul className="sticky top-6 flex flex-col gap-0.5">
        {links.map(({ href, label, icon }) => {
          // The address of all settings shows the first of them here.
          const isCurrent = href === here || (here === "/settings" && href === links[0]?.href);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? "page" : undefined}
                className={joinClasses(
                  "flex min-h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors hover:bg-hover pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
                  isCurrent ? "bg-pressed font-medium [&_svg]:text-accent" : "[&_svg]:text-muted",
                )}
              >
                {icon}
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Shows the list of settings as a page, on a phone. */
export function SettingsList({ links }: SettingsLinks) {
  return (
    <nav aria-label="Settings">
      <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
        {links.map(({ href, label, about, icon }) => (
          <li key={href}>
            <Link
              href={href}
              className="flex items-center gap-3 px-4 py-3 outline-offset-[-2px] transition-colors hover:bg-hover [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-muted"
            >
              {icon}
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{label}</span>
                <span className="block text-sm text-muted">{about}</span>
              </span>
              <ChevronRight aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
