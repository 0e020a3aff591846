import { useSyncExternalStore } from "react";

let openModals: readonly HTMLDialogElement[] = [];
const listeners = new Set<() => void>();

function change(next: readonly HTMLDialogElement[]): void {
  openModals = next;
  for (const listener of listeners) listener();
}

/** Opens `dialog` above everything and moves focus to its `[data-autofocus]`, or to itself. */
export function openModal(dialog: HTMLDialogElement): void {
  dialog.showModal();
  const target = dialog.querySelector<HTMLElement>("[data-autofocus]");
  // The browser has focused, and scrolled to, the first button that it found, which may be the last thing in there.
  dialog.scrollTop = 0;
  if (target === null) dialog.focus({ preventScroll: true });
  else target.focus();
  change([...openModals, dialog]);
}

/** Closes `dialog`; the browser gives focus back to where it was. */
export function closeModal(dialog: HTMLDialogElement): void {
  change(openModals.filter((other) => other !== dialog));
  dialog.close();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the modal that has the person's attention; `undefined` if there is none. */
export function useTopModal(): HTMLDialogElement | undefined {
  return useSyncExternalStore(
    subscribe,
    () => openModals.at(-1),
    () => undefined,
  );
}
