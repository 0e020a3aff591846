"use client";

import { PageFailure, type PageFailureProps } from "../page-failure";

/** Beside the navigation, which leads on. */
export default function ErrorPage(failure: PageFailureProps) {
  return <PageFailure {...failure} />;
}
