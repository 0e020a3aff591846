import { useEffect } from "react";
import { selection } from "../../store/many/selection";
import { focusRow, listedIds } from "../list/row-focus";
import type { Row } from "../list/use-exit-animation";
import { useSelectedIds } from "./use-selection";

/** Lets the rows of a list be selected: with Ctrl, Cmd or Shift and a press, or by any press once that is chosen. Returns whether one is. */
export function useRowSelection(rows: readonly Row[]): boolean {
  useEffect(
    () =>
      selection.list(
        rows.flatMap(({ task, isExiting }) => (isExiting ? [] : task.id)),
        listedIds,
      ),
    [rows],
  );
  useEffect(() => {
    const stop = new AbortController();
    // Before the row's own handlers.
    const options = { capture: true, signal: stop.signal };
    document.addEventListener("click", select, options);
    // It would select text.
    document.addEventListener(
      "mousedown",
      (event) => event.shiftKey && rowAt(event) && event.preventDefault(),
      options,
    );
    return () => {
      stop.abort();
      selection.clear();
    };
  }, []);
  return useSelectedIds().size > 0;
}

/** Returns the id of the listed task that was pressed, unless that was a button which opens something, or what selects it by itself. */
function rowAt({ target }: MouseEvent): string | undefined {
  if (!(target instanceof Element) || target.closest("[data-fold], [data-tick], [aria-haspopup]") !== null)
    return undefined;
  return target.closest<HTMLElement>("main [data-task]")?.dataset.task;
}

function select(event: MouseEvent): void {
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  const isAsked = (ctrlKey || metaKey || shiftKey) && !altKey;
  // A press of Enter counts no clicks, and opens the task.
  const isPress = selection.read().isPressed && event.detail > 0;
  const id = isAsked || isPress ? rowAt(event) : undefined;
  if (id === undefined || !selection.isListed(id)) return;
  event.preventDefault();
  event.stopPropagation();
  if (shiftKey) selection.extend(id);
  else selection.toggle(id);
  focusRow(id);
}
