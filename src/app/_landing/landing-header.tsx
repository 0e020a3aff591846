import Link from "next/link";
import { buttonClass } from "~/ui/button";
import { Logo } from "~/ui/logo";

export function LandingHeader() {
  return (
    <header className="mx-auto flex max-w-6xl items-center justify-between gap-4 px-5 py-4">
      <Logo />
      <nav aria-label="Account" className="flex items-center gap-1">
        <Link href="/sign-in" className={buttonClass({ variant: "quiet" })}>
          Sign in
        </Link>
        <Link href="/sign-up" className={buttonClass({ variant: "primary" })}>
          Sign up
        </Link>
      </nav>
    </header>
  );
}
