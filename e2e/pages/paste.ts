import type { TaskPages } from "./task-pages";

/** Pastes text into the field that adds a task, as it is pasted from another program. */
export async function paste(tasks: TaskPages, text: string): Promise<void> {
  await tasks.addField.focus();
  await tasks.addField.evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
