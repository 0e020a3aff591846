"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { api } from "~/client/api";
import { useClock } from "~/client/clock";
import { CopyContext } from "~/client/sync/copy-context";
import type { Viewer } from "~/client/viewer/viewer";
import type { Clock } from "~/shared/clock";
import { preload } from "~/ui/page/preload";
import { tellOfTrashed } from "./refused/trashed-elsewhere";
import { createUndecided, type Undecided } from "./refused/undecided";
import { createTaskCopy, type TaskCopy } from "./copy/task-copy";
import { createTaskActions, type TaskActions } from "./task-actions";
import { createUndoStack, type UndoStack } from "./undo-stack";

interface Tasks {
  actions: TaskActions;
  copy: TaskCopy;
  undecided: Undecided;
  /** What can be taken back, of tasks and of everything else. */
  undo: UndoStack;
  viewer: Viewer;
  /** Returns the time and the time zone of the user. */
  clock: () => Clock;
}

const TasksContext = createContext<Tasks | undefined>(undefined);

/** Returns the actions on tasks, and the browser's state of them. */
export function useTasks(): Tasks {
  const tasks = useContext(TasksContext);
  if (tasks === undefined) throw new Error("useTasks needs a TasksProvider above it.");
  return tasks;
}

/** Returns what holds the latest value, for what is not drawn again with each. */
function createLatest<Value>(value: Value) {
  let latest = value;
  return {
    read: () => latest,
    set: (next: Value): void => {
      latest = next;
    },
  };
}

interface TasksProviderProps {
  viewer: Viewer;
  /** Whether the page shows what this device has kept, because the server cannot be reached. */
  showsKept?: boolean;
  children: ReactNode;
}

export function TasksProvider({ viewer, showsKept = false, children }: TasksProviderProps) {
  const clock = useClock();
  const [latestClock] = useState(() => createLatest(clock));
  useEffect(() => latestClock.set(clock), [latestClock, clock]);
  const [tasks] = useState((): Tasks => {
    const { userId } = viewer;
    const copy = createTaskCopy(userId, api.sync, { showsKept, preload });
    const { find } = copy.store;
    const undo = createUndoStack();
    const actions = createTaskActions({ give: copy.give, undo, userId, find, clock: latestClock.read });
    return { actions, copy, undecided: createUndecided(copy, userId), undo, viewer, clock: latestClock.read };
  });
  useEffect(() => tasks.copy.start(), [tasks]);
  useEffect(() => tellOfTrashed(tasks.copy.store, tasks.actions.restore), [tasks]);
  return (
    <CopyContext value={tasks.copy}>
      <TasksContext value={tasks}>{children}</TasksContext>
    </CopyContext>
  );
}
