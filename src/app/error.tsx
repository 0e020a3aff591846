"use client";

import { LatePageFailure } from "./late-page-failure";
import type { PageFailureProps } from "./page-failure";

export default function ErrorPage(failure: PageFailureProps) {
  return (
    <main id="main" tabIndex={-1} className="flex min-h-dvh flex-col justify-center pb-16">
      <LatePageFailure {...failure} />
    </main>
  );
}
