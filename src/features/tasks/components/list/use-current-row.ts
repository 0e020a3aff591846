import { useEffect, useState } from "react";
import { focusNeighbour, rowInFocus } from "./row-focus";
import type { Row } from "./use-exit-animation";

/** Returns the id of the task whose row last had the focus. While the row of a task disappears, its focus moves to a neighbour. */
export function useCurrentRow(rows: readonly Row[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const follow = () => setCurrent((before) => rowInFocus() ?? before);
    document.addEventListener("focusin", follow);
    return () => document.removeEventListener("focusin", follow);
  }, []);
  useEffect(() => {
    const focused = rowInFocus();
    const exiting = new Set(rows.filter(({ isExiting }) => isExiting).map(({ task }) => task.id));
    if (focused !== undefined && exiting.has(focused)) focusNeighbour(focused, exiting);
  }, [rows]);
  return current;
}
