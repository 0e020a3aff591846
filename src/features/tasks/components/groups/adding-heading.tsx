"use client";

import Plus from "lucide-react/icons/plus";
import { IconButton } from "~/ui/icon-button";
import type { GivenFields } from "../../list/arrangement/groups";
import { openAddSheet } from "../add/add-task-focus";
import { GroupHeading, type GroupHeadingProps } from "../headings/group-heading";

/** Shows the heading of a group, with a button that adds a task to it. */
export function AddingHeading({ given, ...heading }: GroupHeadingProps & { given: GivenFields }) {
  const { title } = heading;
  return (
    <div className="relative">
      <GroupHeading {...heading} />
      <IconButton
        label={`Add a task to ${title}`}
        tip="Add a task"
        size="sm"
        className="absolute! right-0 bottom-0.5 print:hidden"
        onClick={() => openAddSheet({ given, name: title })}
      >
        <Plus aria-hidden />
      </IconButton>
    </div>
  );
}
