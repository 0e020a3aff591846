import Link from "next/link";
import { buttonClass } from "~/ui/button";
import { Preview } from "./preview";

export function Hero() {
  return (
    <section className="relative isolate overflow-clip pt-12 sm:pt-20">
      <div aria-hidden className="absolute inset-x-0 bottom-0 -z-10 h-1/3 bg-accent-soft" />
      <div className="mx-auto max-w-6xl px-5 text-center">
        <h1 className="mx-auto max-w-2xl text-3xl font-semibold tracking-tight text-balance sm:text-4xl">
          Keep your day on an even keel
        </h1>
        <p className="mx-auto mt-4 max-w-xl text-lg text-balance text-muted">
          Keel is a calm, quick task manager. It runs on your own server, your tasks stay in your own database, and it
          is useful without any setup.
        </p>
        <div className="mt-8 flex flex-wrap justify-center gap-3">
          <Link href="/sign-up" className={buttonClass({ variant: "primary", size: "lg" })}>
            Create an account
          </Link>
          <Link href="/sign-in" className={buttonClass({ size: "lg" })}>
            Sign in
          </Link>
        </div>
        <Preview />
      </div>
    </section>
  );
}
