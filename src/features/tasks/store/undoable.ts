import { toast } from "~/ui/feedback/toast";
import type { UndoEntry, UndoStack } from "./undo-stack";

/** Returns what makes changes that can be taken back. */
export function createUndoable(undo: UndoStack) {
  /** Announces a change that was made, with Undo. */
  function offer(entry: UndoEntry): void {
    undo.push(entry);
    toast({ message: entry.label, action: { label: "Undo", onPress: () => undo.undo(entry) }, key: "done" });
  }
  return {
    offer,
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
