"use client";

import MenuIcon from "lucide-react/icons/menu";
import { usePathname } from "next/navigation";
import { type ReactNode, Suspense, useState } from "react";
import { joinClasses } from "~/ui/join-classes";
import { lazyPart } from "~/ui/page/lazy-part";
import { type SidebarLink, SidebarLinks } from "./sidebar-links";
import { ViewLink } from "~/features/tasks/components/list/view-link";

const Sheet = lazyPart(async () => (await import("~/ui/overlays/sheet")).Sheet);

const entry =
  "flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-muted [&_svg]:size-5 aria-[current]:text-accent aria-[current]:font-medium";

/** Shows the main links at the bottom of a phone, and all of them in a drawer. */
export function BottomBar({ links, account }: { links: readonly SidebarLink[]; account: ReactNode }) {
  const here = usePathname();
  const main = links.filter(({ isMain }) => isMain);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <nav
        aria-label="Main lists"
        data-bottom-bar
        className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
      >
        {main.map(({ href, label, icon }) => (
          <ViewLink key={href} path={href} isCurrent={here === href} className={joinClasses(entry)}>
            {icon}
            {label}
          </ViewLink>
        ))}
        <button type="button" className={entry} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <MenuIcon aria-hidden />
          Menu
        </button>
      </nav>
      {isOpen && (
        <Suspense>
          <Sheet open onClose={close} title="Menu" side="left">
            <SidebarLinks links={links} onGo={close} />
            <div className="mt-6 border-t border-line pt-3">{account}</div>
          </Sheet>
        </Suspense>
      )}
    </>
  );
}
