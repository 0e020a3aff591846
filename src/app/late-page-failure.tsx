"use client";

import { Suspense } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import type { PageFailureProps } from "./page-failure";

const PageFailure = lazyPart(async () => (await import("./page-failure")).PageFailure);

/** The same, for a page that is hardly ever wanted: its code is not in the page's own. */
export function LatePageFailure(failure: PageFailureProps) {
  return (
    <Suspense>
      <PageFailure {...failure} />
    </Suspense>
  );
}
