import { announce } from "~/ui/feedback/announce";

/** A point of the screen, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Where a row would come to stand: beside or into what shows that. */
export interface Drop {
  mark: HTMLElement;
  as: "above" | "below" | "into";
  /** What screen readers say of it, where it is no place among others. */
  says?: string;
  act: () => void;
}

/** A row that another one can be dropped before. */
export interface DropTarget {
  id: string;
  row: HTMLElement;
}

export interface Drag {
  /** The row that was pressed. */
  row: HTMLElement;
  /** Rows that go along. */
  others?: readonly HTMLElement[] | undefined;
  /** The last movement since. */
  last: PointerEvent;
  /** Returns where it would come to stand at a point, or `undefined` if nowhere. `from` is where it was pressed. */
  over: (at: Point, from: Point) => Drop | undefined;
  /** What follows the pointer; nothing where the row cannot leave its list. */
  label?: string | undefined;
  /** Called when it is dragged at last. Returns a function that is called when that ends. */
  onStart?: (() => () => void) | undefined;
}

/** Returns where a row would come to stand among others, which `targets` returns from top to bottom. `onDrop` gets the one before which, or `undefined` below the last one. */
export function amongRows(
  { y }: Point,
  targets: readonly DropTarget[],
  onDrop: (before: string | undefined) => void,
): Drop | undefined {
  const next = targets.find(({ row }) => {
    const { top, height } = row.getBoundingClientRect();
    return y < top + height / 2;
  });
  const mark = (next ?? targets.at(-1))?.row;
  return mark && { mark, as: next === undefined ? "below" : "above", act: () => onDrop(next?.id) };
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
export function dragRow(pressed: PointerEvent, { row, others = [], last, over, label, onStart }: Drag): void {
  const end = new AbortController();
  const { signal } = end;
  const from = { x: pressed.clientX, y: pressed.clientY };
  let at: Point = from;
  const isTouch = pressed.pointerType !== "mouse";
  const resting = isTouch ? setTimeout(start, longPress) : undefined;
  let frame = 0;
  let found: Drop | undefined;
  let shadow: HTMLElement | undefined;
  let onEnd: (() => void) | undefined;
  const rows = [row, ...others];

  function start(): void {
    isDragging = true;
    for (const { dataset } of rows) dataset["dragged"] = "";
    onEnd = onStart?.();
    if (isTouch) navigator.vibrate?.(10);
    shadow = label === undefined ? undefined : showShadow(label);
    frame = requestAnimationFrame(follow);
  }

  function follow(): void {
    scrollAt(at);
    if (shadow !== undefined) shadow.style.translate = `${at.x + 8}px ${at.y + 8}px`;
    place();
    frame = requestAnimationFrame(follow);
  }

  /** Marks where the row would come to stand. */
  function place(): void {
    const next = over(at, from);
    if (found?.mark !== next?.mark) delete found?.mark.dataset["drop"];
    if (next?.says !== undefined && next.says !== found?.says) announce(next.says);
    found = next;
    if (next !== undefined) next.mark.dataset["drop"] = next.as;
  }

  function finish(isDropped: boolean): void {
    end.abort();
    clearTimeout(resting);
    cancelAnimationFrame(frame);
    if (!isDragging) return;
    if (isDropped) place();
    isDragging = false;
    for (const { dataset } of rows) delete dataset["dragged"];
    onEnd?.();
    delete found?.mark.dataset["drop"];
    shadow?.remove();
    // The release of the button is no press of the link.
    const once = new AbortController();
    const swallow = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("click", swallow, { capture: true, signal: once.signal });
    setTimeout(() => once.abort());
    if (isDropped) found?.act();
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

/** Shows what is dragged beside the pointer. */
function showShadow(label: string): HTMLElement {
  const shadow = document.createElement("div");
  shadow.setAttribute("aria-hidden", "true");
  shadow.className =
    "pointer-events-none fixed top-0 left-0 z-50 max-w-64 truncate rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-overlay";
  shadow.textContent = label;
  document.body.append(shadow);
  return shadow;
}

/** Scrolls what a point is near the edge of: the page, and the parts of it that say that they scroll. */
function scrollAt({ x, y }: Point): void {
  const stepIn = (at: number, from: number, to: number) =>
    at < from + scrolling.edge ? -scrolling.by : at > to - scrolling.edge ? scrolling.by : 0;
  const pointed = document.elementFromPoint(x, y);
  let part = pointed?.closest<HTMLElement>("[data-scrolls]");
  for (; part != null; part = part.parentElement?.closest<HTMLElement>("[data-scrolls]")) {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    if (part.dataset["scrolls"] === "x") part.scrollBy(stepIn(x, left, right), 0);
    else part.scrollBy(0, stepIn(y, top, bottom));
  }
  // It stays where it is when the page scrolls.
  if (pointed?.closest("[data-frame] > aside") != null) return;
  const step = stepIn(y, 0, window.innerHeight);
  if (step !== 0) window.scrollBy(0, step);
}
