export interface UndoEntry {
  /** The text of the message: "Completed “Pay rent”". */
  label: string;
  undo: () => void;
  redo: () => void;
  /** Successive entries with the same key, such as the keystrokes of one text, are one step. */
  key?: string;
}

const depth = 50;

/** Returns the stack of undo and redo, the latest entry last. */
export function createUndoStack() {
  let done: UndoEntry[] = [];
  let undone: UndoEntry[] = [];
  const takeBack = (entry: UndoEntry) => {
    undone = [...undone, entry];
    entry.undo();
  };
  const doAgain = (entry: UndoEntry) => {
    undone = undone.filter((other) => other !== entry);
    done = [...done, entry].slice(-depth);
    entry.redo();
  };
  return {
    push(entry: UndoEntry): void {
      const last = done.at(-1);
      const isContinued = entry.key !== undefined && last?.key === entry.key;
      // Within a step, the first entry knows the state before it, the last one the state after it.
      if (isContinued) done = [...done.slice(0, -1), { ...last, redo: entry.redo }];
      else done = [...done, entry].slice(-depth);
      undone = [];
    },
    /** Undoes exactly this step, unless it has been undone. Returns whether it did. */
    undo(entry: UndoEntry): boolean {
      const isThere = this.drop(entry);
      if (isThere) takeBack(entry);
      return isThere;
    },
    /** Redoes exactly this step, unless it has been redone, or another change was made since. Returns whether it did. */
    redo(entry: UndoEntry): boolean {
      const isThere = undone.includes(entry);
      if (isThere) doAgain(entry);
      return isThere;
    },
    /** Removes a step that failed. Returns false if it was not there. */
    drop(entry: UndoEntry): boolean {
      const isThere = done.includes(entry);
      done = done.filter((other) => other !== entry);
      return isThere;
    },
    /** Undoes the latest step and returns it; `undefined` if there is none. */
    undoLast(): UndoEntry | undefined {
      const entry = done.pop();
      if (entry !== undefined) takeBack(entry);
      return entry;
    },
    /** Redoes the last undone step and returns it; `undefined` if there is none, or another change was made since. */
    redoLast(): UndoEntry | undefined {
      const entry = undone.at(-1);
      if (entry !== undefined) doAgain(entry);
      return entry;
    },
  };
}

export type UndoStack = ReturnType<typeof createUndoStack>;
