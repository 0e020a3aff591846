import type { GivenFields } from "../../list/arrangement/groups";

/** The id of the field that adds a task; there is one on the page. */
export const addFieldId = "add-task";
const opened = "keel:add";

/** Moves the focus to the field that adds a task: in its place where it is in view, else in a sheet over the list. */
export function focusAddField(): void {
  const field = document.getElementById(addFieldId);
  const box = field?.getBoundingClientRect();
  if (box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight) field?.focus({ preventScroll: true });
  else openAddSheet();
}

/** Returns the focus to the field, wherever it is. */
export function returnToAddField(): void {
  document.getElementById(addFieldId)?.focus({ preventScroll: true });
}

/** Where a task is added: what it gets there, and the name of that. */
export interface AddingPlace {
  given: GivenFields;
  name: string;
}

let wanted: AddingPlace | undefined;

/** Opens the sheet with the field, for a place in the list if one is given. */
export function openAddSheet(place?: AddingPlace): void {
  wanted = place;
  window.dispatchEvent(new Event(opened));
}

/** Calls `open` when the sheet is requested. Returns the function that unsubscribes. */
export function onAddSheet(open: (place: AddingPlace | undefined) => void): () => void {
  const listen = () => open(wanted);
  window.addEventListener(opened, listen);
  return () => window.removeEventListener(opened, listen);
}
