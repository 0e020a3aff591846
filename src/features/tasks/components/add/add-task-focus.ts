/** The id of the field that adds a task: one on the page. */
export const addFieldId = "add-task";
const opened = "keel:add";

/** Takes the person to the field that adds a task: in its place where that can be seen, else over the list, which stays where it is. */
export function focusAddField(): void {
  const field = document.getElementById(addFieldId);
  const box = field?.getBoundingClientRect();
  if (box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight) field?.focus({ preventScroll: true });
  else openAddSheet();
}

/** Opens the field over the list. */
export function openAddSheet(): void {
  window.dispatchEvent(new Event(opened));
}

/** Calls back when the field is asked for over the list; the result stops that. */
export function onAddSheet(open: () => void): () => void {
  window.addEventListener(opened, open);
  return () => window.removeEventListener(opened, open);
}
