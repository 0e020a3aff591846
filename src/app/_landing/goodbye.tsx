import Link from "next/link";
import { buttonClass } from "~/ui/button";
import { joinClasses } from "~/ui/join-classes";

/** Replaces the start page after an account was deleted. */
export function Goodbye() {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto flex max-w-lg flex-col items-center px-5 py-24 text-center sm:py-36"
    >
      <h1 className="text-2xl font-semibold tracking-tight text-balance sm:text-3xl">Your account is deleted</h1>
      <p className="mt-3 text-balance text-muted">
        Everything in it was deleted, and you are signed out everywhere. We sent a last e-mail to confirm this. Goodbye,
        and fair winds.
      </p>
      <Link href="/" className={joinClasses(buttonClass({ size: "lg" }), "mt-8")}>
        Go to the start page
      </Link>
    </main>
  );
}
