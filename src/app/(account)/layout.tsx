import Link from "next/link";
import type { ReactNode } from "react";
import { UnexpectedAddress } from "~/features/account/components/sign-in/unexpected-address";
import { ownCookie, signInAddresses } from "~/server/page-session";
import { Logo } from "~/ui/logo";
import { parseTheme, themeCookie } from "~/ui/theme/theme";
import { ThemeSwitch } from "~/ui/theme/theme-switch";

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme(await ownCookie(themeCookie));
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-4 px-5 py-4">
        <Link href="/" aria-label="Keel, home" className="inline-flex items-center rounded-md pointer-coarse:min-h-11">
          <Logo />
        </Link>
        <ThemeSwitch theme={theme} />
      </header>
      <UnexpectedAddress {...await signInAddresses()} />
      <main id="main" tabIndex={-1} className="flex flex-1 justify-center px-5 pt-6 pb-16 sm:items-center sm:pt-0">
        {children}
      </main>
    </div>
  );
}
