import { failureText } from "~/client/query-client";
import { toast } from "~/ui/feedback/toast";
import type { Task } from "./task";
import type { UndoStack } from "./undo-stack";

/** Shows a change at once and sends it. */
export type Change = (
  id: string,
  change: { patch: (task: Task | undefined) => Task | undefined; send: (confirmed: Task | undefined) => Promise<Task> },
) => Promise<Task>;

type Steps = Record<"undo" | "redo", () => Promise<unknown>>;

/** A change of one task that is said when it is made, and can be taken back. */
interface Step extends Steps {
  told: string;
  patch: (shown: Task) => Task;
  send: () => Promise<Task>;
}

export const asSteps = ({ undo, redo }: Steps) => ({ undo: () => void undo(), redo: () => void redo() });

/** Returns what makes changes that can be undone. */
export function createSteps({ change, undo }: { change: Change; undo: UndoStack }) {
  /** Says what was done, with Undo; the result withdraws both, for what turned out not to be done. */
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

  /** Shows a step at once, says it with Undo, sends it, and offers to repeat it where it failed. Answers whether it was made. */
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

/** Says that a change was not made, with a way to repeat it. */
export function showFailure(
  error: unknown,
  { task: { id, title }, retry }: { task: Task; retry: () => Promise<unknown> },
): void {
  const message = `“${title}” could not be changed. ${failureText(error)}`;
  const action = { label: "Retry", onPress: () => void retry() };
  toast({ message, tone: "error", action, key: `failed ${id}` });
}
