import type { KeyboardEventHandler, MouseEvent } from "react";
import type { Task } from "../../store/task";
import { isPlainPress, listHref, openTask, useListAddress } from "../list/use-list-address";

interface TaskLinkProps {
  task: Pick<Task, "id" | "title">;
  className: string;
  onKeyDown?: KeyboardEventHandler;
}

/** Shows the title of a task as a link that opens it in place of the open one. */
export function TaskLink({ task, className, onKeyDown }: TaskLinkProps) {
  const { filter } = useListAddress();
  const open = (event: MouseEvent) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    openTask(task.id);
  };
  return (
    <a href={listHref({ filter, task: task.id })} onClick={open} onKeyDown={onKeyDown} dir="auto" className={className}>
      {task.title}
    </a>
  );
}
