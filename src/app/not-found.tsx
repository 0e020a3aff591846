/* oxlint-disable next/no-html-link-for-pages -- this page rides along with every other one, and should weigh nothing there */
import Anchor from "lucide-react/icons/anchor";
import type { Metadata } from "next";
import { buttonClass } from "~/ui/button";
import { EmptyState } from "~/ui/feedback/empty-state";
import { Logo } from "~/ui/logo";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="px-5 py-4">
        <a href="/" aria-label="Keel, home" className="inline-flex items-center rounded-md pointer-coarse:min-h-11">
          <Logo />
        </a>
      </header>
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col justify-center pb-24">
        <EmptyState
          as="h1"
          icon={<Anchor />}
          title="Page not found"
          action={
            <>
              <a href="/today?start" className={buttonClass({ variant: "primary" })}>
                Go to your tasks
              </a>
              <a href="/" className={buttonClass()}>
                Start page
              </a>
            </>
          }
        >
          The page may have moved, or the address may be mistyped.
        </EmptyState>
      </main>
    </div>
  );
}
