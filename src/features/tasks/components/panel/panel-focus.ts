import { openTask } from "../list/use-list-address";

export type PanelField = "title" | "deadline" | "repeat" | "subtask";

let wanted: PanelField | undefined;

/** Opens a task with the caret at the end of its title, or with the choice of another property open. */
export function openTaskAt(id: string, field: PanelField): void {
  const isOpen = new URLSearchParams(window.location.search).get("task") === id;
  if (isOpen) openField(document.body, field);
  else {
    wanted = field;
    openTask(id);
  }
}

/** Opens the field that was asked for, once. */
export function openWantedField(panel: HTMLElement): void {
  if (wanted !== undefined) openField(panel, wanted);
  wanted = undefined;
}

function openField(within: HTMLElement, field: PanelField): void {
  const control = within.querySelector<HTMLElement>(`[data-field=${field}]`);
  control?.focus();
  // At the end of the text.
  if (control instanceof HTMLTextAreaElement) control.setSelectionRange(control.value.length, control.value.length);
  else control?.click();
}

/** Returns the id of the open task while the focus is in it, or nowhere. */
export function openTaskInFocus(): string | undefined {
  const fields = document.querySelector<HTMLElement>("[data-open-task]");
  const panel = fields?.closest("[role=complementary], [role=dialog]");
  const { activeElement } = document;
  const isHere = activeElement === document.body || panel?.contains(activeElement) === true;
  return isHere ? fields?.dataset["openTask"] : undefined;
}
