import ArrowLeft from "lucide-react/icons/arrow-left";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "~/ui/button";
import { FocusKeeper } from "~/ui/page/focus-keeper";
import { joinClasses } from "~/ui/join-classes";
import { Logo } from "~/ui/logo";
import type { Theme } from "~/ui/theme/theme";
import { ThemeSwitch } from "~/ui/theme/theme-switch";
import { type SettingsLink, SettingsNav } from "./settings-links";

interface SettingsFrameProps {
  theme: Theme;
  links: SettingsLink[];
  /** The list that the user starts with. */
  startPath: string;
  children: ReactNode;
}

/** Frames every settings page: the link back to the tasks and, on wide screens, the list of settings. */
export function SettingsFrame({ theme, links, startPath, children }: SettingsFrameProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-4xl flex-col px-5 pb-16">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4">
        <Link href={startPath} aria-label="Keel, your tasks" className="rounded-md max-sm:hidden">
          <Logo />
        </Link>
        <div className="flex flex-1 items-center justify-between gap-3 sm:justify-end">
          <Link href={startPath} className={joinClasses(buttonClass({ variant: "quiet" }), "max-sm:-ml-3")}>
            <ArrowLeft aria-hidden className="size-4" />
            Back to tasks
          </Link>
          <ThemeSwitch theme={theme} />
        </div>
      </header>
      <div className="flex flex-1 gap-10 pt-2 md:pt-6">
        <SettingsNav links={links} />
        <main id="main" tabIndex={-1} className="min-w-0 flex-1">
          {children}
        </main>
        <FocusKeeper />
      </div>
    </div>
  );
}
