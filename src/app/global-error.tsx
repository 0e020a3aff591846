"use client";

import "./globals.css";

type GlobalErrorProps = { error: Error & { digest?: string } };

/** Replaces the whole document when the root layout fails, with its own title and icon. It imports nothing of ours, because every page loads it. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Keel could not be shown</title>
        <link rel="icon" href="/icon.svg" />
        <main
          role="alert"
          className="flex min-h-dvh flex-col items-center justify-center px-4 pb-16 text-center text-base text-muted"
        >
          <h1 className="text-lg font-semibold text-ink">Keel could not be shown</h1>
          <p>Something went wrong. Your tasks are safe.</p>
          {error.digest && <p className="text-sm">Reference for your administrator: {error.digest}</p>}
          <button
            type="button"
            onClick={() => window.location.reload()}
            className="mt-6 min-h-9 rounded-md border border-control bg-surface px-4 font-medium text-ink hover:bg-hover pointer-coarse:min-h-11"
          >
            Retry
          </button>
        </main>
      </body>
    </html>
  );
}
