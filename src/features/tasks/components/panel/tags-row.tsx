"use client";

import Tag from "lucide-react/icons/tag";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { PropertyRow } from "./property-row";
import { TagField } from "./tag-field";

/** Shows the tags of the task. */
export function TagsRow({ task }: { task: Task }) {
  const { actions } = useTasks();
  const { tags } = task;
  return (
    <PropertyRow
      icon={<Tag aria-hidden />}
      label="Tags"
      value={tags.length === 0 ? undefined : <TagNames tags={tags} />}
    >
      {() => <TagField tags={tags} onChange={(next) => actions.edit(task, { tags: next })} />}
    </PropertyRow>
  );
}

function TagNames({ tags }: { tags: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <span key={tag} className="max-w-full rounded-full bg-sunken px-2 py-0.5 wrap-anywhere">
          <bdi>{tag}</bdi>
        </span>
      ))}
    </span>
  );
}
