"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ErrorState } from "~/ui/feedback/error-state";

/** The props that Next passes to an `error.tsx`. */
export type PageFailureProps = { error: Error & { digest?: string }; reset: () => void };

/** Replaces a page that the server could not render, with a button that tries again. */
export function PageFailure({ error, reset }: PageFailureProps) {
  const router = useRouter();
  const retry = () => {
    startTransition(() => {
      router.refresh();
      reset();
    });
  };
  return (
    <ErrorState as="h1" title="This page could not be shown" onRetry={retry}>
      Something went wrong. Your tasks are safe.
      {error.digest && <span className="mt-2 block text-sm">Reference for your administrator: {error.digest}</span>}
    </ErrorState>
  );
}
