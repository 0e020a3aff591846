"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { findEntries } from "~/features/tasks/components/palette/find-entries";
import { findInTasks, searchIn } from "~/features/tasks/components/palette/task-entries";
import { createCommands } from "~/features/tasks/components/shortcuts/commands";
import { useTaskTags } from "~/features/tasks/store/copy/use-copied";
import { useProjects } from "~/features/projects/store/use-projects";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { Palette } from "~/ui/overlays/palette";
import { projectEntries } from "./project-entries";
import { accountEntries, type PageEntry, pageEntries } from "./page-entries";

interface CommandPaletteProps {
  pages: readonly PageEntry[];
  /** The id of the task that commands act on. */
  selected: string | undefined;
  onClose: () => void;
}

/** Shows the palette of the task pages: what can be done, where one can go, and the tasks by their title. */
export function CommandPalette({ pages, selected, onClose }: CommandPaletteProps) {
  const { actions, copy, undo, viewer, clock } = useTasks();
  const { userId } = viewer;
  const { find: findTask, list } = copy.store;
  const tags = useTaskTags();
  const projects = useProjects();
  const { push } = useRouter();
  const commands = useMemo(
    () => createCommands({ actions, copy, undo, userId, clock, row: () => selected, opened: () => undefined }),
    [actions, clock, copy, selected, undo, userId],
  );
  const find = useCallback(
    (query: string) => {
      const task = selected === undefined ? undefined : findTask(selected);
      const rest = { title: "Account", items: [...pageEntries(pages, push), ...accountEntries] };
      return [
        ...findInTasks(query, { commands, selected: task, tasks: list, tags }),
        // Without a word they would be a long list of what is seldom wanted.
        ...(query.trim() === ""
          ? []
          : findEntries([{ title: "Projects", items: projectEntries(projects) }, rest], query)),
        ...searchIn(query),
      ];
    },
    [commands, findTask, list, pages, projects, push, selected, tags],
  );
  return (
    <Palette label="Command palette" placeholder="Find a task, a list or a command" find={find} onClose={onClose} />
  );
}
