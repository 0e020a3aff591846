"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { createOptimistic } from "~/client/optimistic";
import { api } from "~/client/api";
import type { Viewer } from "~/client/viewer/viewer";
import { createCopy } from "~/client/sync/copy";
import { taskQueries } from "./query-options";
import { useClock } from "~/client/clock";
import { type Conflicts, createConflicts } from "./edit-conflicts";
import { createTaskActions, type TaskActions } from "./task-actions";
import { createTaskSource } from "./copy/task-source";
import { createTaskCache, type TaskCache, type TaskCopy } from "./task-cache";
import { createUndoStack } from "./undo-stack";
import { createUnsentTasks, type UnsentTasks } from "./unsent-tasks";

interface Tasks {
  actions: TaskActions;
  cache: TaskCache;
  conflicts: Conflicts;
  copy: TaskCopy;
  unsent: UnsentTasks;
  viewer: Viewer;
}

const TasksContext = createContext<Tasks | undefined>(undefined);

/** Returns the actions on tasks, and the browser's state of them. */
export function useTasks(): Tasks {
  const tasks = useContext(TasksContext);
  if (tasks === undefined) throw new Error("useTasks needs a TasksProvider above it.");
  return tasks;
}

interface TasksProviderProps {
  viewer: Viewer;
  /** Whether the page shows what this device has kept, because the server cannot be reached. */
  showsKept?: boolean;
  children: ReactNode;
}

export function TasksProvider({ viewer, showsKept = false, children }: TasksProviderProps) {
  const queryClient = useQueryClient();
  const clock = useClock();
  const [tasks] = useState((): Tasks => {
    const copy = createCopy(viewer.userId, createTaskSource(viewer.userId, api.sync), { showsKept });
    const cache = createTaskCache(queryClient, clock, copy);
    const conflicts = createConflicts();
    const change = createOptimistic({
      queryClient,
      scope: taskQueries.key,
      read: cache.find,
      write: cache.write,
      confirm: (task) => copy.keep([task]),
      release: copy.store.release,
    });
    const means = {
      client: api.tasks,
      change,
      conflicts,
      undo: createUndoStack(),
      userId: viewer.userId,
      find: cache.find,
    };
    const unsent = createUnsentTasks(`${viewer.userId}:unsent`);
    return { actions: createTaskActions(means), cache, conflicts, copy, unsent, viewer };
  });
  useEffect(() => tasks.cache.setClock(clock), [tasks, clock]);
  useEffect(() => tasks.copy.start(), [tasks]);
  return <TasksContext value={tasks}>{children}</TasksContext>;
}
