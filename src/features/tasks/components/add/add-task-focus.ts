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

/** Opens the sheet with the field, for a section of the project that the page is about if one is given. */
export function openAddSheet(sectionId?: string): void {
  window.dispatchEvent(new CustomEvent(opened, { detail: sectionId }));
}

/** Calls `open` when the sheet is requested. Returns the function that unsubscribes. */
export function onAddSheet(open: (sectionId: string | undefined) => void): () => void {
  const listen = (event: Event) => {
    const section: unknown = event instanceof CustomEvent ? event.detail : undefined;
    open(typeof section === "string" ? section : undefined);
  };
  window.addEventListener(opened, listen);
  return () => window.removeEventListener(opened, listen);
}
