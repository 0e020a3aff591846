"use client";

import { PageFailure, type PageFailureProps } from "./page-failure";

export default function ErrorPage(failure: PageFailureProps) {
  return (
    <main id="main" tabIndex={-1} className="flex min-h-dvh flex-col justify-center pb-16">
      <PageFailure {...failure} />
    </main>
  );
}
