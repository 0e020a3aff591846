"use client";

import { Suspense } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import { openTask } from "../list/use-list-address";
import { loadTaskParts } from "../list/row-popups/load-task-parts";

const TaskPanel = lazyPart(async () => (await loadTaskParts()).TaskPanel);

/** Shows the open task. Its code is loaded with the first one. */
export function TaskPanelGate({ id }: { id: string }) {
  return (
    <Suspense>
      <TaskPanel key={id} id={id} onClose={() => openTask(undefined)} />
    </Suspense>
  );
}
