const delay = 400;
const gap = 6;

/**
 * Shows the tooltip of any `[data-tooltip]` that is hovered or focused by keyboard in `tip`, until the returned function is called. WCAG
 * 1.4.13: Escape hides it, the pointer may rest on it.
 */
export function showTooltips(tip: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (work: () => void, milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
  };
  const removeTooltip = () => {
    if (tip.matches(":popover-open")) tip.hidePopover();
  };
  const hide = () => {
    clearTimeout(timer);
    removeTooltip();
  };
  const show = (owner: HTMLElement) => {
    if (!owner.isConnected || owner.getAttribute("aria-expanded") === "true") return;
    fill(tip, owner);
    tip.showPopover();
    place(tip, owner);
  };
  const over = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const owner = findOwner(event.target);
    if (owner) later(() => show(owner), delay);
    else if (event.target !== tip) later(hide, 100);
    else clearTimeout(timer);
  };
  const focus = (event: FocusEvent) => {
    const owner = findOwner(event.target);
    if (owner?.matches(":focus-visible")) later(() => show(owner), delay);
    else hide();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") hide();
  };
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener("pointerover", over, { signal });
  document.addEventListener("pointerdown", hide, { signal });
  document.addEventListener("focusin", focus, { signal });
  document.addEventListener("focusout", hide, { signal });
  document.addEventListener("keydown", key, { signal, capture: true });
  document.addEventListener("scroll", removeTooltip, { signal, capture: true, passive: true });
  // The event that loaded this code: after a tap, too, something counts as hovered.
  const reached = matchMedia("(hover: hover)").matches
    ? "[data-tooltip]:is(:hover, :focus-visible)"
    : "[data-tooltip]:focus-visible";
  const owner = document.querySelector<HTMLElement>(reached);
  if (owner) later(() => show(owner), delay);
  return () => {
    stop.abort();
    hide();
  };
}

function findOwner(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tooltip]") : null;
}

function fill(tip: HTMLElement, { dataset }: HTMLElement): void {
  const keys = document.createElement("span");
  keys.className = "ml-2 opacity-75";
  keys.textContent = dataset.shortcut ?? "";
  tip.replaceChildren(dataset.tooltip ?? "", ...(dataset.shortcut ? [keys] : []));
}

function place(tip: HTMLElement, owner: HTMLElement): void {
  const box = owner.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const below = box.bottom + gap + height < window.innerHeight;
  const left = Math.min(Math.max(gap, box.left + (box.width - width) / 2), window.innerWidth - width - gap);
  tip.style.left = `${left}px`;
  tip.style.top = `${below ? box.bottom + gap : box.top - gap - height}px`;
}
