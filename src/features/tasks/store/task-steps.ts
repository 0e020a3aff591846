import { failureText } from "~/client/query-client";
import { toast } from "~/ui/feedback/toast";
import type { Task } from "./task";
import type { UndoStack } from "./undo-stack";

/** Shows a change immediately and sends it. */
export type Change = (
  id: string,
  change: { patch: (task: Task | undefined) => Task | undefined; send: (confirmed: Task | undefined) => Promise<Task> },
) => Promise<Task>;

type Steps = Record<"undo" | "redo", () => Promise<unknown>>;

/** An undoable change of one task, which is announced. */
interface Step extends Steps {
  told: string;
  patch: (shown: Task) => Task;
  send: () => Promise<Task>;
}

export const asSteps = ({ undo, redo }: Steps) => ({ undo: () => void undo(), redo: () => void redo() });

/** Returns the functions that make undoable changes. */
export function createSteps({ change, undo }: { change: Change; undo: UndoStack }) {
  /** Announces a change with Undo. The returned function withdraws both, for a change that failed. */
  function offerUndo(isUndo: boolean, message: string, steps: Steps): (() => void) | undefined {
    if (isUndo) return undefined;
    const entry = { label: message, ...asSteps(steps) };
    undo.push(entry);
    const hide = toast({ message, action: { label: "Undo", onPress: () => undo.undo(entry) }, key: "done" });
    return () => {
      undo.drop(entry);
      hide();
    };
  }

  /** Shows a step immediately, announces it with Undo, sends it, and offers a retry if it failed. Returns whether it succeeded. */
  async function take(task: Task, isUndo: boolean, step: Step): Promise<boolean> {
    const withdraw = offerUndo(isUndo, step.told, step);
    try {
      await change(task.id, { patch: (shown = task) => step.patch(shown), send: step.send });
      return true;
    } catch (error) {
      withdraw?.();
      showFailure(error, { task, retry: () => take(task, isUndo, step) });
      return false;
    }
  }

  return { offerUndo, take };
}

/** Announces that a change failed, with Retry. */
export function showFailure(
  error: unknown,
  { task: { id, title }, retry }: { task: Task; retry: () => Promise<unknown> },
): void {
  const message = `“${title}” could not be changed. ${failureText(error)}`;
  const action = { label: "Retry", onPress: () => void retry() };
  toast({ message, tone: "error", action, key: `failed ${id}` });
}
