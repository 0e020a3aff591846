"use client";

import PanelLeftClose from "lucide-react/icons/panel-left-close";
import PanelLeftOpen from "lucide-react/icons/panel-left-open";
import { type ReactNode, useState } from "react";
import { IconButton } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import { Logo } from "~/ui/logo";
import { BottomBar } from "./bottom-bar";
import { useStartPath } from "./use-start-path";
import { type SidebarLink, SidebarLinks } from "./sidebar-links";
import { useWaiting } from "./waiting/use-waiting";
import { WaitingChanges } from "./waiting/waiting-changes";
import { ViewLink } from "~/features/tasks/components/list/view-link";
import { writeCookie } from "~/client/write-cookie";

interface FrameProps {
  /** Whether the user has collapsed the sidebar. */
  isCollapsed: boolean;
  links: readonly SidebarLink[];
  /** The foot of the sidebar. */
  account: ReactNode;
  children: ReactNode;
}

/** Shows the sidebar beside the page; on a phone a bottom bar and a drawer. */
export function Frame({ isCollapsed, links, account, children }: FrameProps) {
  const [collapsed, setCollapsed] = useState(isCollapsed);
  const waiting = useWaiting();
  const home = useStartPath();
  const toggle = () => {
    writeCookie("keel.sidebar", collapsed ? "expanded" : "collapsed");
    setCollapsed(!collapsed);
  };
  return (
    <div data-frame className="flex min-h-dvh">
      <aside
        aria-label="Sidebar"
        className={joinClasses(
          "sticky top-[var(--offline-banner,0px)] z-10 hidden h-[calc(100dvh-var(--offline-banner,0px))] shrink-0 flex-col border-line md:flex print:hidden",
          collapsed ? "w-14 items-center py-3" : "w-60 border-r bg-sunken p-3",
        )}
      >
        {collapsed ? (
          <>
            <IconButton label="Show sidebar" onClick={toggle}>
              <PanelLeftOpen aria-hidden />
            </IconButton>
            <div className="mt-auto">
              <WaitingChanges {...waiting} look="icon" />
            </div>
          </>
        ) : (
          <>
            <div className="mb-4 flex items-center justify-between pl-2">
              <ViewLink path={home} className="rounded-md">
                <Logo />
              </ViewLink>
              <IconButton label="Hide sidebar" onClick={toggle}>
                <PanelLeftClose aria-hidden />
              </IconButton>
            </div>
            <div
              data-scrolls="y"
              className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1 [&_[data-drop]]:bg-accent-soft! [&_[data-takes]]:inset-ring [&_[data-takes]]:inset-ring-line"
            >
              <SidebarLinks links={links} />
            </div>
            <div className="mt-3 border-t border-line pt-3">
              <WaitingChanges {...waiting} look="row" />
              {account}
            </div>
          </>
        )}
      </aside>
      {children}
      <WaitingChanges {...waiting} look="pill" />
      <BottomBar links={links} account={account} />
    </div>
  );
}
