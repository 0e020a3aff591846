import { toast } from "~/ui/feedback/toast";
import type { UndoEntry, UndoStack } from "./undo-stack";

/** Returns what makes changes that can be taken back. */
export function createUndoable(undo: UndoStack) {
  /** Announces a step, with what takes it back. */
  function tell(message: string, { label, onPress }: { label: "Undo" | "Redo"; onPress: () => void }): void {
    toast({ message, action: { label, onPress }, key: "done" });
  }
  const tellDone = (entry: UndoEntry, message: string) =>
    tell(message, { label: "Undo", onPress: () => tellUndone(undo.undo(entry) ? entry : undefined) });

  function tellUndone(entry: UndoEntry | undefined): void {
    if (entry === undefined) toast({ message: "Nothing to undo.", key: "done" });
    else
      tell(`Undone: ${entry.label}`, {
        label: "Redo",
        onPress: () => tellRedone(undo.redo(entry) ? entry : undefined),
      });
  }

  function tellRedone(entry: UndoEntry | undefined): void {
    if (entry === undefined) toast({ message: "Nothing to redo.", key: "done" });
    else tellDone(entry, `Redone: ${entry.label}`);
  }

  /** Announces a change that was made, with Undo. */
  function offer(entry: UndoEntry): void {
    undo.push(entry);
    tellDone(entry, entry.label);
  }
  return {
    offer,
    /** Undoes the latest step and announces it, with Redo. */
    undoLast: () => tellUndone(undo.undoLast()),
    /** Redoes the last undone step and announces it, with Undo. */
    redoLast: () => tellRedone(undo.redoLast()),
    /** Makes a change that is announced, and can be taken back. */
    take(label: string, redo: () => void, takeBack: () => void): void {
      redo();
      offer({ label, redo, undo: takeBack });
    },
    /** Makes a change that is seen where it is made, and can be taken back. */
    takeSilently(label: string, redo: () => void, takeBack: () => void): void {
      redo();
      undo.push({ label, redo, undo: takeBack });
    },
  };
}
