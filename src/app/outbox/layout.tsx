import Link from "next/link";
import type { ReactNode } from "react";
import { ownCookie } from "~/server/page-session";
import { Logo } from "~/ui/logo";
import { parseTheme, themeCookie } from "~/ui/theme/theme";
import { ThemeSwitch } from "~/ui/theme/theme-switch";

export default async function OutboxLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme(await ownCookie(themeCookie));
  return (
    <div className="mx-auto flex min-h-dvh max-w-3xl flex-col px-5">
      <header className="flex items-center justify-between gap-4 py-4">
        <Link href="/" aria-label="Keel, home" className="inline-flex items-center rounded-md pointer-coarse:min-h-11">
          <Logo />
        </Link>
        <ThemeSwitch theme={theme} />
      </header>
      <main id="main" tabIndex={-1} className="flex-1 pt-6 pb-16">
        {children}
      </main>
    </div>
  );
}
