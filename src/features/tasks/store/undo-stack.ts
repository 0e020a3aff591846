export interface UndoEntry {
  /** What was done, for the message: "Completed “Pay rent”". */
  label: string;
  undo: () => void;
  redo: () => void;
  /** Entries with the same key, one after the other, are one step: the keystrokes of one text. */
  key?: string;
}

const depth = 50;

/** Returns what can be taken back and done again, the latest last. */
export function createUndoStack() {
  let done: UndoEntry[] = [];
  let undone: UndoEntry[] = [];
  const takeBack = (entry: UndoEntry) => {
    undone = [...undone, entry];
    entry.undo();
  };
  return {
    push(entry: UndoEntry): void {
      const last = done.at(-1);
      const isContinued = entry.key !== undefined && last?.key === entry.key;
      // Of one step, the first knows what was before it, the last what came of it.
      if (isContinued) done = [...done.slice(0, -1), { ...last, redo: entry.redo }];
      else done = [...done, entry].slice(-depth);
      undone = [];
    },
    /** Takes exactly this step back, unless that has been done. */
    undo(entry: UndoEntry): void {
      if (this.drop(entry)) takeBack(entry);
    },
    /** Forgets a step that did not happen; false if it was not there. */
    drop(entry: UndoEntry): boolean {
      const isThere = done.includes(entry);
      done = done.filter((other) => other !== entry);
      return isThere;
    },
    /** Takes the latest step back and returns it; `undefined` if there is none. */
    undoLast(): UndoEntry | undefined {
      const entry = done.pop();
      if (entry !== undefined) takeBack(entry);
      return entry;
    },
    /** Does again what was taken back last and returns it; `undefined` if there is nothing, or something else was done since. */
    redoLast(): UndoEntry | undefined {
      const entry = undone.pop();
      if (entry === undefined) return undefined;
      done = [...done, entry];
      entry.redo();
      return entry;
    },
  };
}

export type UndoStack = ReturnType<typeof createUndoStack>;
