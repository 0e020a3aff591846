/** The id of the field that adds a task: one on the page. */
export const addFieldId = "add-task";

export function focusAddField(): void {
  document.getElementById(addFieldId)?.focus();
}
