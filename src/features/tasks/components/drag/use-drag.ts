import { type RefObject, useEffect, useEffectEvent } from "react";
import { preload } from "~/ui/page/preload";
import type * as DragRow from "./drag-row";

/** A row that can be dragged, among others or to wherever `over` says. */
type Draggable = { row: HTMLElement; label?: string | undefined } & (
  | { targets: () => readonly DragRow.DropTarget[]; onDrop: (before: string | undefined) => void }
  | { over: (at: DragRow.Point, among: typeof DragRow.amongRows) => DragRow.Drop | undefined }
);

/** How a list shows the row that is dragged, and where it would be dropped. */
export const dragClass =
  "[-webkit-touch-callout:none] [&_[data-dragged]]:opacity-40 [&_[data-drop=above]]:shadow-[inset_0_2px_0_var(--color-accent)] [&_[data-drop=below]]:shadow-[inset_0_-2px_0_var(--color-accent)] [&_[data-drop=into]]:bg-accent-soft";

let loaded: typeof DragRow | undefined;
const load = async () => (loaded = await import("./drag-row"));

/** Lets the rows of a list be dragged. `find` returns what to drag when an element is pressed, or `undefined` for nothing. Its code is loaded later. */
export function useDrag(
  list: RefObject<HTMLElement | null>,
  { isOn, find }: { isOn: boolean; find: (pressed: HTMLElement) => Draggable | undefined },
): void {
  const press = useEffectEvent(async (event: PointerEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !event.isPrimary || event.button !== 0) return;
    if (target.closest("button, input, textarea, select") !== null) return;
    const found = find(target);
    if (found === undefined) return;
    const { last, isDown } = loaded === undefined ? await untilLoaded(event) : { last: event, isDown: true };
    if (!isDown || loaded === undefined) return;
    const { dragRow, amongRows } = loaded;
    const over = (at: DragRow.Point) =>
      "over" in found ? found.over(at, amongRows) : amongRows(at, found.targets(), found.onDrop);
    dragRow(event, { row: found.row, label: found.label, last, over });
  });
  useEffect(() => {
    const element = list.current;
    if (!isOn || element === null) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    preload(load);
    element.addEventListener("pointerdown", (event) => void press(event), { signal });
    // A link would be dragged as an address.
    element.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
    // From the start of the touch on, because a browser does not ask later.
    const hold = (event: TouchEvent) => loaded?.isRowDragged() === true && event.cancelable && event.preventDefault();
    element.addEventListener("touchmove", hold, { passive: false, signal });
    return () => stop.abort();
  }, [isOn, list]);
}

/** Loads the code during the first press, and returns what has become of that meanwhile. */
async function untilLoaded(pressed: PointerEvent): Promise<{ last: PointerEvent; isDown: boolean }> {
  const stop = new AbortController();
  const { signal } = stop;
  const state = { last: pressed, isDown: true };
  window.addEventListener("pointermove", (event) => (state.last = event), { signal });
  for (const name of ["pointerup", "pointercancel"] as const)
    window.addEventListener(name, () => (state.isDown = false), { signal });
  try {
    await load();
  } catch {
    // The next press tries again.
  } finally {
    stop.abort();
  }
  return state;
}
