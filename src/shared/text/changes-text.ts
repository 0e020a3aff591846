/** Returns how many changes, in words: "1 change waits" or "3 changes wait", for the verb in its two forms. */
export function countChanges(changes: number, verb: { one: string; many: string }): string {
  return changes === 1 ? `1 change ${verb.one}` : `${changes.toLocaleString("en")} changes ${verb.many}`;
}

/** Returns how many changes wait: "3 changes wait". */
export const waitingText = (changes: number): string => countChanges(changes, { one: "waits", many: "wait" });

/** Returns how many changes are not saved: "3 changes are not saved yet". */
export const unsavedText = (changes: number): string =>
  countChanges(changes, { one: "is not saved yet", many: "are not saved yet" });
