"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { createOptimistic } from "~/client/optimistic";
import { api } from "~/client/api";
import { taskQueries } from "./query-options";
import { useClock } from "~/client/clock";
import { type Conflicts, createConflicts } from "./edit-conflicts";
import { createTaskActions, type TaskActions } from "./task-actions";
import { createTaskCache, type TaskCache } from "./task-cache";
import { createUndoStack } from "./undo-stack";
import { createUnsentTasks, type UnsentTasks } from "./unsent-tasks";

export interface Viewer {
  userId: string;
  name: string;
  email: string;
}

interface Tasks {
  actions: TaskActions;
  cache: TaskCache;
  conflicts: Conflicts;
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

export function TasksProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const queryClient = useQueryClient();
  const clock = useClock();
  const [tasks] = useState((): Tasks => {
    const cache = createTaskCache(queryClient, clock);
    const conflicts = createConflicts();
    const change = createOptimistic({ queryClient, scope: taskQueries.key, read: cache.find, write: cache.write });
    const means = {
      client: api.tasks,
      change,
      conflicts,
      undo: createUndoStack(),
      userId: viewer.userId,
      find: cache.find,
    };
    const unsent = createUnsentTasks(`${viewer.userId}:unsent`);
    return { actions: createTaskActions(means), cache, conflicts, unsent, viewer };
  });
  useEffect(() => tasks.cache.setClock(clock), [tasks, clock]);
  return <TasksContext value={tasks}>{children}</TasksContext>;
}
