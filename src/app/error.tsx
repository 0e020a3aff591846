"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ErrorState } from "~/ui/error-state";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  const retry = () => {
    startTransition(() => {
      router.refresh();
      reset();
    });
  };
  return (
    <main id="main" tabIndex={-1} className="flex min-h-dvh flex-col justify-center pb-16">
      <ErrorState as="h1" title="This page could not be shown" onRetry={retry}>
        Something failed on the way. Your tasks are safe.
        {error.digest && (
          <span className="mt-2 block text-sm">Reference for whoever runs this server: {error.digest}</span>
        )}
      </ErrorState>
    </main>
  );
}
