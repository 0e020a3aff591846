/** How many changes no server has: those that wait, and those that were refused and about which the user has not decided. */
export interface Unsaved {
  waiting: number;
  undecided: number;
}

/** The changes of a page that no server has. */
export interface UnsavedSource {
  read: () => Unsaved & { state: string; isOnDisk: boolean };
  /** Sends what waits, and returns whether nothing is left. */
  sendNow: () => Promise<boolean>;
}

let page: UnsavedSource | undefined;

/** Has the browser ask before this page is left with changes that would be lost, until `signal` aborts. */
export function guardUnsaved(source: UnsavedSource, signal: AbortSignal): void {
  page = source;
  const ask = (event: BeforeUnloadEvent) => {
    const { waiting, undecided, state, isOnDisk } = source.read();
    // What is on its way is sent even though the page is left.
    const isLost = undecided > 0 || (waiting > 0 && state === "retrying");
    if (page === source && isLost && !isOnDisk) event.preventDefault();
  };
  window.addEventListener("beforeunload", ask, { signal });
  signal.addEventListener("abort", giveUpUnsaved);
}

/** Stops asking, because the user has decided to lose the changes. */
export function giveUpUnsaved(): void {
  page = undefined;
}

/** Returns the changes that wait in this page, if it is one that makes them. */
export const unsavedHere = (): UnsavedSource | undefined => page;

/** Returns how many changes of this page wait, and outlive it. */
export function unsavedOnDisk(): number {
  const status = page?.read();
  return status?.isOnDisk === true ? status.waiting : 0;
}
