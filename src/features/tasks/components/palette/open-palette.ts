const opened = "keel:palette";

/** Opens the palette. Commands on a task then act on `selected`, else on the open task. */
export function openPalette(selected?: string): void {
  const open = new URLSearchParams(window.location.search).get("task") ?? undefined;
  window.dispatchEvent(new CustomEvent(opened, { detail: selected ?? open }));
}

/** Calls `open` with the id of the selected task when the palette is requested. Returns the function that unsubscribes. */
export function onPalette(open: (selected: string | undefined) => void): () => void {
  const listen = (event: Event) => {
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
    open(typeof detail === "string" ? detail : undefined);
  };
  window.addEventListener(opened, listen);
  return () => window.removeEventListener(opened, listen);
}
