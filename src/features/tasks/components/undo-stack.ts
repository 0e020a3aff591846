export interface UndoEntry {
  /** What is undone, for the message: "Completed “Pay rent”". */
  label: string;
  undo: () => void;
  /** Entries with the same key, one after the other, are one step: the keystrokes of one text. */
  key?: string;
}

const depth = 50;

/** What can be taken back, the latest last. */
export function createUndoStack() {
  let entries: UndoEntry[] = [];
  return {
    push(entry: UndoEntry): void {
      const isContinued = entry.key !== undefined && entries.at(-1)?.key === entry.key;
      if (!isContinued) entries = [...entries, entry].slice(-depth);
    },
    /** Takes exactly this step back, unless that has been done. */
    undo(entry: UndoEntry): void {
      if (this.drop(entry)) entry.undo();
    },
    /** Forgets a step that did not happen; false if it was not there. */
    drop(entry: UndoEntry): boolean {
      const isThere = entries.includes(entry);
      entries = entries.filter((other) => other !== entry);
      return isThere;
    },
    /** Takes the latest step back and returns it; `undefined` if there is none. */
    undoLast(): UndoEntry | undefined {
      const entry = entries.pop();
      entry?.undo();
      return entry;
    },
  };
}

export type UndoStack = ReturnType<typeof createUndoStack>;
