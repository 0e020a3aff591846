import { failureText, isForOtherUser, isTransient } from "~/client/query-client";
import { announce } from "~/ui/feedback/announce";
import { toast } from "~/ui/feedback/toast";
import { type Changes, type Conflicts } from "./edit-conflicts";
import type { TaskClient } from "./task-cache";
import type { Task } from "./task";
import { draftOf, newFieldsOf, type NewTask } from "./task-draft";
import { ChangedElsewhere, isChange, previousOf, sendEdit, withChanges } from "./task-edit";
import { asSteps, type Change, createSteps, showFailure } from "./task-steps";
import type { UndoStack } from "./undo-stack";

interface Deps {
  client: TaskClient;
  change: Change;
  conflicts: Conflicts;
  undo: UndoStack;
  userId: string;
  find: (id: string) => Task | undefined;
}

/** Why a task was not stored, and whether a retry may help. */
export interface Refusal {
  reason: string;
  isTransient: boolean;
}

interface EditOptions {
  isUndo?: boolean;
  /** The message for a change that may not be visible where it was made. */
  message?: string | undefined;
}

/** Returns all actions on tasks. Each is shown immediately, announced, can be undone, and offers a retry if it failed. */
export function createTaskActions({ client, change, conflicts, undo, userId, find }: Deps) {
  const { take, offerUndo } = createSteps({ change, undo });
  let created: Promise<unknown> = Promise.resolve();

  const sendNew = (task: Task) => client.create.mutate({ id: task.id, ...newFieldsOf(task) });

  async function create(task: Task): Promise<Refusal | undefined> {
    // One after the other: the server dates them, and lists sorted by date keep the order in which they were typed.
    const send = () => {
      const sent = created.then(() => sendNew(task));
      created = sent.catch(() => undefined);
      return sent;
    };
    try {
      await change(task.id, { patch: () => task, send });
      announce(`Added ${task.title}`);
      return undefined;
    } catch (error) {
      // The page is about to close. The user's next page finds the task among the unsent ones.
      if (isForOtherUser(error)) return new Promise(() => undefined);
      return { reason: failureText(error), isTransient: isTransient(error) };
    }
  }

  function setCompleted(task: Task, completed: boolean, isUndo = false): Promise<boolean> {
    return take(task, isUndo, {
      told: `${completed ? "Completed" : "Reopened"} “${task.title}”`,
      patch: (shown) => withChanges(shown, { completed }),
      send: () => client.setCompleted.mutate({ id: task.id, completed }),
      undo: () => setCompleted(task, !completed, true),
      redo: () => setCompleted(task, completed, true),
    });
  }

  function remove(task: Task, isUndo = false): Promise<boolean> {
    return take(task, isUndo, {
      told: `Deleted “${task.title}”`,
      patch: (shown) => ({ ...shown, deletedAt: new Date().toISOString() }),
      send: () => client.delete.mutate({ id: task.id }),
      undo: () => restore(task, true),
      redo: () => remove(task, true),
    });
  }

  function restore(task: Task, isUndo = false): Promise<boolean> {
    return take(task, isUndo, {
      told: `Restored “${task.title}”`,
      patch: (shown) => ({ ...shown, deletedAt: null }),
      send: () => client.restore.mutate({ id: task.id }),
      undo: () => remove(task, true),
      redo: () => restore(task, true),
    });
  }

  /** Saves `changes` based on `base`, the task the user was looking at. Returns the saved task; `undefined` if it failed or a conflict is unresolved. */
  async function edit(base: Task, changes: Changes, options: EditOptions = {}): Promise<Task | undefined> {
    const { id, title } = base;
    const { isUndo = false, message } = options;
    if (!isChange(base, changes)) return base;
    const previous = previousOf(base, changes);
    const steps = {
      undo: () => edit(find(id) ?? base, previous, { isUndo: true }),
      redo: () => edit(find(id) ?? base, changes, { isUndo: true }),
    };
    const withdraw = message === undefined ? undefined : offerUndo(isUndo, message, steps);
    const patch = (shown = base) => withChanges(shown, changes);
    const send = (confirmed: Task | undefined) => sendEdit(client, { base, confirmed, changes });
    try {
      const saved = await change(id, { patch, send });
      const key = `edit ${id} ${Object.keys(changes).join(" ")}`;
      if (!isUndo && message === undefined) undo.push({ label: `Changed “${title}”`, ...asSteps(steps), key });
      return saved;
    } catch (error) {
      withdraw?.();
      if (error instanceof ChangedElsewhere) await conflict(error.theirs, changes);
      else showFailure(error, { task: base, retry: () => edit(base, changes, options) });
      return undefined;
    }
  }

  async function conflict(theirs: Task, mine: Changes): Promise<void> {
    await change(theirs.id, { patch: () => theirs, send: () => Promise.resolve(theirs) });
    conflicts.add(theirs.id, { mine, theirs });
  }

  return {
    /** Adds a task. Returns the reason if it could not be stored. Repeated with the same `id`, it is stored only once. */
    add: (input: NewTask, id: string) => create(draftOf(input, { id, userId })),
    setCompleted: (task: Task, completed: boolean) => setCompleted(task, completed),
    remove: (task: Task) => remove(task),
    restore: (task: Task) => restore(task),
    edit: (base: Task, changes: Changes, message?: string) => edit(base, changes, { message }),
    /** Reads the task from the server. */
    read: (id: string) => client.byId.query({ id }),
    /** Sends in the last event of a page, without waiting for earlier answers. */
    sendNow: {
      add: (input: NewTask, id: string) => sendNew(draftOf(input, { id, userId })),
      edit: (id: string, changes: Changes & { version?: number }) => client.update.mutate({ id, ...changes }),
    },
    undoLast() {
      const entry = undo.undoLast();
      toast({ message: entry === undefined ? "Nothing to undo." : `Undone: ${entry.label}`, key: "done" });
    },
    redoLast() {
      const entry = undo.redoLast();
      toast({ message: entry === undefined ? "Nothing to redo." : `Redone: ${entry.label}`, key: "done" });
    },
  };
}

export type TaskActions = ReturnType<typeof createTaskActions>;
