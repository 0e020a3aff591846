"use client";

import { Suspense } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import type { PageFailureProps } from "./page-failure";

const PageFailure = lazyPart(async () => (await import("./page-failure")).PageFailure);

/** Shows the same for a page that is rarely opened; its code is loaded on demand. */
export function LatePageFailure(failure: PageFailureProps) {
  return (
    <Suspense>
      <PageFailure {...failure} />
    </Suspense>
  );
}
