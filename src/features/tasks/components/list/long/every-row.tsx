import { useLayoutEffect } from "react";
import { everyRow } from "./list-window";
import type { LongTaskListProps } from "./long-task-list";

/** Puts every row on the page. */
export function EveryRow({ listed, onChange }: LongTaskListProps) {
  const count = listed.rows.length;
  useLayoutEffect(() => onChange(everyRow(count)), [count, onChange]);
  return null;
}
