"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ErrorState } from "~/ui/feedback/error-state";

/** What Next hands to an `error.tsx`. */
export type PageFailureProps = { error: Error & { digest?: string }; reset: () => void };

/** Stands where a page would that the server could not make, and has it tried again. */
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
