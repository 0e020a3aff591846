import { failureWords } from "~/client/query-client";
import type { RouterInputs } from "~/client/trpc";
import { announce } from "~/ui/announce";
import { toast } from "~/ui/toast";
import { type Changes, type Conflicts } from "./edit-conflicts";
import type { Task, TaskClient } from "./task-cache";
import { ChangedElsewhere, isChange, previousOf, sendEdit, withChanges } from "./task-edit";
import type { UndoStack } from "./undo-stack";

export type NewTask = Pick<RouterInputs["tasks"]["create"], "dueOn" | "dueAt" | "tags" | "priority" | "title">;

type Change = (
  id: string,
  change: { patch: (task: Task | undefined) => Task | undefined; send: (confirmed: Task | undefined) => Promise<Task> },
) => Promise<Task>;

interface Means {
  client: TaskClient;
  change: Change;
  conflicts: Conflicts;
  undo: UndoStack;
  userId: string;
  find: (id: string) => Task | undefined;
}

/** Everything that can be done to tasks. Each shows at once, is told, can be undone, and offers to be repeated where it failed. */
export function createTaskActions({ client, change, conflicts, undo, userId, find }: Means) {
  let created: Promise<unknown> = Promise.resolve();

  async function create(task: Task): Promise<string | undefined> {
    const { id, title, priority, dueOn, dueAt, tags } = task;
    // One after the other: the server dates them, and by that date they are listed in the order they were typed.
    const send = () => {
      const sent = created.then(() => client.create.mutate({ id, title, priority, dueOn, dueAt, tags }));
      created = sent.catch(() => undefined);
      return sent;
    };
    try {
      await change(id, { patch: () => task, send });
      announce(`Added ${title}`);
      return undefined;
    } catch (error) {
      return failureWords(error);
    }
  }

  function setCompleted(task: Task, completed: boolean, isUndo = false): Promise<boolean> {
    const { id, title } = task;
    const patch = (shown = task) => withChanges(shown, { completed });
    const send = () => client.setCompleted.mutate({ id, completed });
    const withdraw = isUndo
      ? undefined
      : offerUndo(`${completed ? "Completed" : "Reopened"} “${title}”`, () => setCompleted(task, !completed, true));
    return attempt(change(id, { patch, send }), {
      title,
      retry: () => setCompleted(task, completed, isUndo),
      withdraw,
    });
  }

  function remove(task: Task, isUndo = false): Promise<boolean> {
    const { id, title } = task;
    const patch = (shown = task) => ({ ...shown, deletedAt: new Date().toISOString() });
    const send = () => client.delete.mutate({ id });
    const withdraw = isUndo ? undefined : offerUndo(`Deleted “${title}”`, () => restore(task, true));
    return attempt(change(id, { patch, send }), { title, retry: () => remove(task, isUndo), withdraw });
  }

  function restore(task: Task, isUndo = false): Promise<boolean> {
    const { id, title } = task;
    const patch = (shown = task) => ({ ...shown, deletedAt: null });
    const send = () => client.restore.mutate({ id });
    const withdraw = isUndo ? undefined : offerUndo(`Restored “${title}”`, () => remove(task, true));
    return attempt(change(id, { patch, send }), { title, retry: () => restore(task, isUndo), withdraw });
  }

  /** `base` is the task that the person was looking at. Answers the saved task; `undefined` if it was not saved, or waits for a decision. */
  async function edit(base: Task, changes: Changes, isUndo = false): Promise<Task | undefined> {
    const { id } = base;
    if (!isChange(base, changes)) return base;
    const patch = (shown = base) => withChanges(shown, changes);
    const send = (confirmed: Task | undefined) => sendEdit(client, { base, confirmed, changes });
    try {
      const saved = await change(id, { patch, send });
      const previous = previousOf(base, changes);
      const key = `edit ${id} ${Object.keys(changes).join(" ")}`;
      if (!isUndo)
        undo.push({ label: `Changed “${base.title}”`, undo: () => void edit(find(id) ?? saved, previous, true), key });
      return saved;
    } catch (error) {
      if (error instanceof ChangedElsewhere) await conflict(error.theirs, changes);
      else tellFailure(error, { title: base.title, retry: () => edit(base, changes, isUndo) });
      return undefined;
    }
  }

  async function conflict(theirs: Task, mine: Changes): Promise<void> {
    await change(theirs.id, { patch: () => theirs, send: () => Promise.resolve(theirs) });
    conflicts.add(theirs.id, { mine, theirs });
  }

  /** Says what was done, with Undo; the result withdraws both, for what turned out not to be done. */
  function offerUndo(message: string, act: () => Promise<unknown>): () => void {
    const entry = { label: message, undo: () => void act() };
    undo.push(entry);
    const hide = toast({ message, action: { label: "Undo", onPress: () => undo.undo(entry) }, key: "done" });
    return () => {
      undo.drop(entry);
      hide();
    };
  }

  return {
    /** Adds a task. Answers why it could not be stored, if so; repeated with the same `id` it is never stored twice. */
    add: (input: NewTask, id: string) => create(draftOf(input, { id, userId })),
    setCompleted: (task: Task, completed: boolean) => setCompleted(task, completed),
    remove: (task: Task) => remove(task),
    restore: (task: Task) => restore(task),
    edit: (base: Task, changes: Changes) => edit(base, changes),
    undoLast() {
      const entry = undo.undoLast();
      toast({ message: entry === undefined ? "There is nothing to undo." : `Undone: ${entry.label}`, key: "done" });
    },
  };
}

export type TaskActions = ReturnType<typeof createTaskActions>;

interface Attempt {
  title: string;
  retry: () => Promise<unknown>;
  withdraw?: (() => void) | undefined;
}

async function attempt(change: Promise<Task>, { title, retry, withdraw }: Attempt): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    withdraw?.();
    tellFailure(error, { title, retry });
    return false;
  }
}

function tellFailure(error: unknown, { title, retry }: Attempt): void {
  const message = `“${title}” could not be changed. ${failureWords(error)}`;
  toast({ message, tone: "error", action: { label: "Retry", onPress: () => void retry() } });
}

/** The task as it will be, as far as that can be known here. */
function draftOf(
  { title, priority = "medium", dueOn, dueAt, tags = [] }: NewTask,
  owner: { id: string; userId: string },
): Task {
  const now = new Date().toISOString();
  return {
    ...owner,
    title,
    description: "",
    completed: false,
    completedAt: null,
    priority,
    dueOn: dueOn ?? dueAt?.slice(0, 10) ?? null,
    dueAt: dueAt ?? null,
    tags,
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}
