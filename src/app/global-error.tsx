"use client";

import { ErrorState } from "~/ui/feedback/error-state";
import "./globals.css";

type GlobalErrorProps = { error: Error & { digest?: string } };

/** Stands in for the whole document when even the root layout failed. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Keel could not be shown</title>
        <main className="flex min-h-dvh flex-col justify-center pb-16">
          <ErrorState as="h1" title="Keel could not be shown" onRetry={() => window.location.reload()}>
            Something failed on the way. Your tasks are safe.
            {error.digest && (
              <span className="mt-2 block text-sm">Reference for whoever runs this server: {error.digest}</span>
            )}
          </ErrorState>
        </main>
      </body>
    </html>
  );
}
