"use client";

import { LatePageFailure } from "../late-page-failure";
import type { PageFailureProps } from "../page-failure";

/** Beside the navigation, which leads on. */
export default function ErrorPage(failure: PageFailureProps) {
  return <LatePageFailure {...failure} />;
}
