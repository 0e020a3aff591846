import { useSyncExternalStore } from "react";

let openModals: readonly HTMLDialogElement[] = [];
const listeners = new Set<() => void>();

function change(next: readonly HTMLDialogElement[]): void {
  openModals = next;
  for (const listener of listeners) listener();
}

/** Opens `dialog` above everything and focuses its `[data-autofocus]`, or the dialog itself. */
export function openModal(dialog: HTMLDialogElement): void {
  dialog.showModal();
  const target = dialog.querySelector<HTMLElement>("[data-autofocus]");
  // The browser has focused, and scrolled to, the first button it found, which may be far down.
  dialog.scrollTop = 0;
  if (target === null) dialog.focus({ preventScroll: true });
  else target.focus();
  change([...openModals, dialog]);
}

/** Closes `dialog`; the browser returns the focus. */
export function closeModal(dialog: HTMLDialogElement): void {
  change(openModals.filter((other) => other !== dialog));
  dialog.close();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the topmost modal; `undefined` if there is none. */
export function useTopModal(): HTMLDialogElement | undefined {
  return useSyncExternalStore(
    subscribe,
    () => openModals.at(-1),
    () => undefined,
  );
}
