"use client";

import { lazy, Suspense } from "react";
import { openTask } from "./use-list-address";

const TaskPanel = lazy(async () => ({ default: (await import("./task-panel")).TaskPanel }));

/** The open task. Its code comes with the first one. */
export function TaskPanelGate({ id }: { id: string }) {
  return (
    <Suspense>
      <TaskPanel key={id} id={id} onClose={() => openTask(undefined)} />
    </Suspense>
  );
}
