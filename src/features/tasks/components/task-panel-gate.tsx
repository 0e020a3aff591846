"use client";

import dynamic from "next/dynamic";
import { openTask } from "./use-list-address";

const load = () => import("./task-panel").then((module) => module.TaskPanel);
const TaskPanel = dynamic(load);

/** Has the code of the panel arrive before it is needed. */
export function preloadPanel(): void {
  load().catch(() => undefined);
}

/** The open task. Its code comes with the first one. */
export function TaskPanelGate({ id }: { id: string }) {
  return <TaskPanel key={id} id={id} onClose={() => openTask(undefined)} />;
}
