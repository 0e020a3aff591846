import ArrowLeft from "lucide-react/icons/arrow-left";
import Link from "next/link";
import type { ReactNode } from "react";
import { AccountMenu } from "~/features/account/components/menu/account-menu";
import { FocusKeeper } from "~/ui/page/focus-keeper";
import { Logo } from "~/ui/logo";
import { linksWithIcons } from "../link-icons";
import { startPath } from "../viewer-clock";
import { AdminNav } from "./admin-nav";

type AdminFrameProps = { name: string; email: string; children: ReactNode };

/** Shows the navigation of the administration, and one column for the page. */
export async function AdminFrame({ name, email, children }: AdminFrameProps) {
  const tasks = await startPath();
  return (
    <div className="flex min-h-dvh flex-col md:flex-row">
      <aside
        aria-label="Sidebar"
        className="flex shrink-0 flex-col gap-2 border-line bg-sunken p-3 max-md:border-b md:sticky md:top-0 md:h-dvh md:w-60 md:gap-4 md:border-r"
      >
        <div className="flex items-center justify-between gap-4 pl-2">
          <Link
            href={tasks}
            aria-label="Keel, your tasks"
            className="inline-flex items-center rounded-md pointer-coarse:min-h-11"
          >
            <Logo />
          </Link>
          <BackToTasks href={tasks} className="md:hidden" />
        </div>
        <div className="min-h-0 md:flex-1 md:overflow-y-auto">
          <AdminNav links={await linksWithIcons("administration")} />
        </div>
        <div className="border-line max-md:hidden md:border-t md:pt-3">
          <BackToTasks href={tasks} className="mb-1" />
          <AccountMenu name={name} email={email} isAdmin={false} />
        </div>
      </aside>
      <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 pt-6 pb-16 sm:px-8 md:pt-10">
        <div className="mx-auto w-full max-w-[60rem]">{children}</div>
      </main>
      <FocusKeeper />
    </div>
  );
}

function BackToTasks({ href, className }: { href: string; className: string }) {
  return (
    <Link
      href={href}
      className={`flex min-h-9 items-center gap-2 rounded-md px-2 text-sm text-muted transition-colors hover:bg-hover hover:text-ink pointer-coarse:min-h-11 ${className}`}
    >
      <ArrowLeft aria-hidden className="size-4 shrink-0" />
      Your tasks
    </Link>
  );
}
