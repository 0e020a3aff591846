"use client";

import Tag from "lucide-react/icons/tag";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { TagField } from "./tag-field";

/** Shows the tags of the task, with a field for the next one in place. */
export function TagsRow({ task }: { task: Task }) {
  const { actions } = useTasks();
  return (
    <div className="-mx-2 flex items-start gap-3 rounded-md px-2 focus-within:bg-hover hover:bg-hover">
      <Tag aria-hidden className="mt-2.5 size-4 shrink-0 text-muted pointer-coarse:mt-3.5" />
      <TagField isLine tags={task.tags} onChange={(next) => actions.edit(task, { tags: next })} />
    </div>
  );
}
