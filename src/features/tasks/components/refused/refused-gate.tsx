"use client";

import { Suspense } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import { hasAny } from "../../store/refused/undecided";
import { useUndecided } from "../../store/refused/use-undecided";

const RefusedNotices = lazyPart(async () => (await import("./refused-notices")).RefusedNotices);

/** Shows what the server refused. Its code is loaded when there is something. */
export function RefusedGate({ openTaskId }: { openTaskId: string | undefined }) {
  if (!useUndecided(hasAny)) return null;
  return (
    <Suspense>
      <RefusedNotices openTaskId={openTaskId} />
    </Suspense>
  );
}
