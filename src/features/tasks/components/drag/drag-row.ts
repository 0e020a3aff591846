/** A row that another one can be dropped before. */
export interface DropTarget {
  id: string;
  row: HTMLElement;
}

interface Drag {
  /** The row that was pressed. */
  row: HTMLElement;
  /** The last movement since. */
  last: PointerEvent;
  /** Returns the other rows that are on the page now, from top to bottom. */
  targets: () => readonly DropTarget[];
  /** Called with the row that it was dropped before, or `undefined` below the last one. */
  onDrop: (before: string | undefined) => void;
}

/** Pixels that a mouse moves before it drags, and that a finger may tremble. */
const slack = 6;
/** Milliseconds after which a resting finger drags, sooner than the browser opens its menu. */
const longPress = 350;
/** Pixels from the edge of the screen within which it scrolls, and how far at once. */
const scrolling = { edge: 64, by: 12 };

let isDragging = false;
/** Returns whether a row is being dragged, so that its finger does not scroll the page. */
export const isRowDragged = () => isDragging;

/** Drags a pressed row among others: at once with a mouse, with a finger that has rested on it. Escape leaves it where it was. */
export function dragRow(pressed: PointerEvent, { row, last, targets, onDrop }: Drag): void {
  const end = new AbortController();
  const { signal } = end;
  const from = { x: pressed.clientX, y: pressed.clientY };
  let at = from;
  const isTouch = pressed.pointerType !== "mouse";
  const resting = isTouch ? setTimeout(start, longPress) : undefined;
  let frame = 0;
  let marked: HTMLElement | undefined;
  let before: string | undefined;

  function start(): void {
    isDragging = true;
    row.dataset["dragged"] = "";
    if (isTouch) navigator.vibrate?.(10);
    frame = requestAnimationFrame(follow);
  }

  function follow(): void {
    const { edge, by } = scrolling;
    const step = at.y < edge ? -by : at.y > window.innerHeight - edge ? by : 0;
    if (step !== 0) window.scrollBy(0, step);
    place();
    frame = requestAnimationFrame(follow);
  }

  /** Marks where the row would come to stand. */
  function place(): void {
    const all = targets();
    const next = all.find((target) => {
      const { top, height } = target.row.getBoundingClientRect();
      return at.y < top + height / 2;
    });
    const line = next?.row ?? all.at(-1)?.row;
    if (marked !== line) delete marked?.dataset["drop"];
    marked = line;
    before = next?.id;
    if (line !== undefined) line.dataset["drop"] = next === undefined ? "below" : "above";
  }

  function finish(isDropped: boolean): void {
    end.abort();
    clearTimeout(resting);
    cancelAnimationFrame(frame);
    if (!isDragging) return;
    isDragging = false;
    delete row.dataset["dragged"];
    delete marked?.dataset["drop"];
    // The release of the button is no press of the link.
    const once = new AbortController();
    const swallow = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("click", swallow, { capture: true, signal: once.signal });
    setTimeout(() => once.abort());
    if (isDropped && marked !== undefined) onDrop(before);
  }

  const move = ({ clientX, clientY }: PointerEvent) => {
    at = { x: clientX, y: clientY };
    const isFar = Math.hypot(at.x - from.x, at.y - from.y) > slack;
    if (isDragging || !isFar) return;
    if (isTouch) finish(false);
    else start();
  };
  const prevent = (event: Event) => isDragging && event.preventDefault();
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isDragging) return;
    event.preventDefault();
    event.stopPropagation();
    finish(false);
  };
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", () => finish(true), { signal });
  window.addEventListener("pointercancel", () => finish(false), { signal });
  window.addEventListener("contextmenu", prevent, { signal });
  window.addEventListener("selectstart", (event) => event.preventDefault(), { signal });
  window.addEventListener("keydown", leave, { capture: true, signal });
  move(last);
}
