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

/** Opens the sheet with the field. */
export function openAddSheet(): void {
  window.dispatchEvent(new Event(opened));
}

/** Calls `open` when the sheet is requested. Returns the function that unsubscribes. */
export function onAddSheet(open: () => void): () => void {
  window.addEventListener(opened, open);
  return () => window.removeEventListener(opened, open);
}
