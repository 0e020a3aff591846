import { type RefObject, useEffect, useEffectEvent } from "react";
import { preload } from "~/ui/page/preload";
import type * as DragRow from "./drag-row";

/** A row that can be dragged, among others or to wherever `over` says. */
export type Draggable = Pick<DragRow.Drag, "row" | "label" | "others" | "onStart"> &
  (
    | { targets: () => readonly DragRow.DropTarget[]; onDrop: (before: string | undefined) => void }
    | { over: (at: DragRow.Point, among: typeof DragRow.amongRows, from: DragRow.Point) => DragRow.Drop | undefined }
  );

interface Deps {
  isOn: boolean;
  /** Returns what to drag when an element is pressed, or `undefined` for nothing. */
  find: (pressed: HTMLElement) => Draggable | undefined | Promise<Draggable | undefined>;
  /** Loads the code of `find` before it is needed. */
  load?: () => Promise<unknown>;
}

/** How a list shows the row that is dragged, and where it would be dropped. */
export const dragClass =
  "[-webkit-touch-callout:none] [&_[data-dragged]]:opacity-40 [&_[data-drop=above]]:shadow-[inset_0_2px_0_var(--color-accent)] [&_[data-drop=below]]:shadow-[inset_0_-2px_0_var(--color-accent)] [&_[data-drop=into]]:bg-accent-soft";

let loaded: typeof DragRow | undefined;
const loadDrag = async () => (loaded = await import("./drag-row"));

/** Lets the rows of a list be dragged. Its code is loaded later. */
export function useDrag(list: RefObject<HTMLElement | null>, { isOn, find, load }: Deps): void {
  const press = useEffectEvent(async (event: PointerEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !event.isPrimary || event.button !== 0) return;
    if (target.closest("button, input, textarea, select") !== null) return;
    const code = loaded ?? loadDrag();
    const { found, last, isDown } = await follow(event, async () => {
      const draggable = await find(target);
      return draggable && { draggable, ...(await code) };
    });
    if (!isDown || found === undefined) return;
    const { draggable, dragRow, amongRows } = found;
    const over = (at: DragRow.Point, from: DragRow.Point) =>
      "over" in draggable ? draggable.over(at, amongRows, from) : amongRows(at, draggable.targets(), draggable.onDrop);
    dragRow(event, { ...draggable, last, over });
  });
  useEffect(() => {
    const element = list.current;
    if (!isOn || element === null) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    preload(loadDrag);
    if (load !== undefined) preload(load);
    element.addEventListener("pointerdown", (event) => void press(event), { signal });
    // A link would be dragged as an address.
    element.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
    // From the start of the touch on, because a browser does not ask later.
    const hold = (event: TouchEvent) => loaded?.isRowDragged() === true && event.cancelable && event.preventDefault();
    element.addEventListener("touchmove", hold, { passive: false, signal });
    return () => stop.abort();
  }, [isOn, list, load]);
}

/** Waits for what was pressed, whose code may be loading, and returns what has become of the press meanwhile. */
async function follow<Found>(
  pressed: PointerEvent,
  find: () => Promise<Found>,
): Promise<{ found: Found | undefined; last: PointerEvent; isDown: boolean }> {
  const stop = new AbortController();
  const { signal } = stop;
  const state: { found: Found | undefined; last: PointerEvent; isDown: boolean } = {
    found: undefined,
    last: pressed,
    isDown: true,
  };
  window.addEventListener("pointermove", (event) => (state.last = event), { signal });
  for (const name of ["pointerup", "pointercancel"] as const)
    window.addEventListener(name, () => (state.isDown = false), { signal });
  try {
    state.found = await find();
  } catch {
    // The next press tries again.
  } finally {
    stop.abort();
  }
  return state;
}
