"use client";

import { Suspense } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import type { PageFailureProps } from "./page-failure";

const PageFailure = lazyPart(async () => (await import("./page-failure")).PageFailure, PageFailureText);

/** Shows `PageFailure`, whose code is loaded on demand. */
export function LatePageFailure(failure: PageFailureProps) {
  return (
    <Suspense>
      <PageFailure {...failure} />
    </Suspense>
  );
}

/** Says the same in words alone, if the code cannot be loaded. It is part of the page, because there may be no connection. */
function PageFailureText() {
  return (
    <div role="alert" className="px-4 py-16 text-center">
      <h1 className="text-lg font-semibold">This page could not be shown</h1>
      <p className="mt-1 text-muted">Your tasks are safe. Reload the page when you are online.</p>
    </div>
  );
}
