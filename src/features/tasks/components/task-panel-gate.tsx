"use client";

import { Suspense } from "react";
import { lazyPart } from "~/ui/lazy-part";
import { openTask } from "./use-list-address";

const load = async () => (await import("./task-panel")).TaskPanel;
const TaskPanel = lazyPart(load);

/** Has the code of the panel arrive before it is needed. */
export function preloadPanel(): void {
  load().catch(() => undefined);
}

/** The open task. Its code comes with the first one. */
export function TaskPanelGate({ id }: { id: string }) {
  return (
    <Suspense>
      <TaskPanel key={id} id={id} onClose={() => openTask(undefined)} />
    </Suspense>
  );
}
