import { copyText } from "~/ui/text/copy-text";
import { views } from "../../list/views";
import type { Task } from "../../store/task";
import { listHref } from "../list/use-list-address";

/** Puts the address of a task into the clipboard. It opens the task for its owner alone. */
export async function copyLink({ id, completed }: Task): Promise<void> {
  const path = listHref({ view: completed ? views.completed : views.all, task: id });
  const link = new URL(path, window.location.href).href;
  await copyText(link, { copied: "Link copied.", refused: `The browser blocked copying. The link is ${link}` });
}
