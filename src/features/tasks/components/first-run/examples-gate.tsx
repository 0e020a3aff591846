"use client";

import { Suspense, useSyncExternalStore } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import { useTasks } from "../../store/tasks-provider";
import { openExamples } from "./example-ids";

const ExamplesNotice = lazyPart(async () => (await import("./examples-notice")).ExamplesNotice);

/** Offers to remove the example tasks while some are open. Its code is loaded then. */
export function ExamplesGate() {
  const { copy, viewer } = useTasks();
  const { store } = copy;
  const hasSome = useSyncExternalStore(
    store.subscribe,
    () => openExamples(viewer.userId, store.find).length > 0,
    () => false,
  );
  if (!hasSome) return null;
  return (
    <Suspense>
      <ExamplesNotice />
    </Suspense>
  );
}
