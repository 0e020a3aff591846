"use client";

import ChevronRight from "lucide-react/icons/chevron-right";
import Database from "lucide-react/icons/database";
import History from "lucide-react/icons/history";
import MonitorSmartphone from "lucide-react/icons/monitor-smartphone";
import ShieldCheck from "lucide-react/icons/shield-check";
import UserRound from "lucide-react/icons/user-round";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { joinClasses } from "~/ui/join-classes";
import { type SettingsPath, settingsSections } from "../../settings-sections";

const icons: Record<SettingsPath, ReactNode> = {
  "/settings/profile": <UserRound aria-hidden />,
  "/settings/activity": <History aria-hidden />,
  "/settings/sessions": <MonitorSmartphone aria-hidden />,
  "/settings/security": <ShieldCheck aria-hidden />,
  "/settings/data": <Database aria-hidden />,
};

/** Shows the list of settings beside the page, on wide screens. */
export function SettingsNav() {
  const here = usePathname();
  return (
    <nav aria-label="Settings" className="w-48 shrink-0 max-md:hidden">
      <ul className="sticky top-6 flex flex-col gap-0.5">
        {settingsSections.map(({ path, title }) => {
          // The address of all settings shows the first of them here.
          const isCurrent = path === here || (here === "/settings" && path === settingsSections[0].path);
          return (
            <li key={path}>
              <Link
                href={path}
                aria-current={isCurrent ? "page" : undefined}
                className={joinClasses(
                  "flex min-h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors hover:bg-hover pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
                  isCurrent ? "bg-pressed font-medium [&_svg]:text-accent" : "[&_svg]:text-muted",
                )}
              >
                {icons[path]}
                {title}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Shows the list of settings as a page, on a phone. */
export function SettingsList() {
  return (
    <nav aria-label="Settings">
      <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
        {settingsSections.map(({ path, title, about }) => (
          <li key={path}>
            <Link
              href={path}
              className="flex items-center gap-3 px-4 py-3 outline-offset-[-2px] transition-colors hover:bg-hover [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-muted"
            >
              {icons[path]}
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{title}</span>
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
