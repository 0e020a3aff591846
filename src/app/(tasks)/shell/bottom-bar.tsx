"use client";

import MenuIcon from "lucide-react/icons/menu";
import { type ReactNode, Suspense, useState } from "react";
import { joinClasses } from "~/ui/join-classes";
import { lazyPart } from "~/ui/page/lazy-part";
import { views, type ViewName } from "~/features/tasks/list/views";
import { SidebarLinks, viewIcons } from "./sidebar-links";
import { useListAddress } from "~/features/tasks/components/list/use-list-address";
import { ViewLink } from "~/features/tasks/components/list/view-link";

const Sheet = lazyPart(async () => (await import("~/ui/overlays/sheet")).Sheet);

const near = ["today", "upcoming", "all"] as const satisfies ViewName[];
const entry =
  "flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-muted [&_svg]:size-5 aria-[current]:text-accent aria-[current]:font-medium";

/** Shows the main lists at the bottom of a phone, and the rest in a drawer. */
export function BottomBar({ account }: { account: ReactNode }) {
  const { view } = useListAddress();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <nav
        aria-label="Main lists"
        data-bottom-bar
        className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
      >
        {near.map((name) => (
          <ViewLink key={name} view={views[name]} isCurrent={view.name === name} className={joinClasses(entry)}>
            {viewIcons[name]}
            {views[name].title}
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
            <SidebarLinks onGo={close} />
            <div className="mt-6 border-t border-line pt-3">{account}</div>
          </Sheet>
        </Suspense>
      )}
    </>
  );
}
