import { openTask } from "../list/use-list-address";

export type PanelField = "title" | "due";

let wanted: PanelField | undefined;

/** Opens a task with the focus in one of its fields. */
export function openTaskAt(id: string, field: PanelField): void {
  const isOpen = new URLSearchParams(window.location.search).get("task") === id;
  if (isOpen) focusField(document.body, field);
  else {
    wanted = field;
    openTask(id);
  }
}

/** Focuses the requested field, once. */
export function focusWantedField(panel: HTMLElement): void {
  if (wanted !== undefined) focusField(panel, wanted);
  wanted = undefined;
}

function focusField(within: HTMLElement, field: PanelField): void {
  const control = within.querySelector<HTMLElement>(`[data-field=${field}]`);
  control?.focus();
  // At the end of the text.
  if (control instanceof HTMLTextAreaElement) control.setSelectionRange(control.value.length, control.value.length);
}
