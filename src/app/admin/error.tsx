"use client";

import { LatePageFailure } from "../late-page-failure";
import type { PageFailureProps } from "../page-failure";

/** Replaces an admin page that failed; the navigation beside it stays. */
export default function ErrorPage(failure: PageFailureProps) {
  return <LatePageFailure {...failure} />;
}
