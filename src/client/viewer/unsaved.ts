/** How many changes no server has: those that wait, and those that were refused and about which the user has not decided. */
export interface Unsaved {
  waiting: number;
  undecided: number;
}

/** What a page that makes changes says of those that no server has. */
interface UnsavedState extends Unsaved {
  state: string;
  /** When the oldest of those that wait was given. */
  since?: string;
  /** Whether they outlive the page. */
  isOnDisk: boolean;
  /** Whether the last event of the page can send all that wait. */
  fitsInExit: boolean;
}

/** The changes of a page that no server has. */
export interface UnsavedSource {
  read: () => UnsavedState;
  /** Sends what waits, and returns whether nothing is left. */
  sendNow: () => Promise<boolean>;
}

/** Milliseconds after which the last event of a page can no longer be trusted to save a change, because the server is slow or away. */
const patience = 1500;

interface Guard {
  isOver: boolean;
  end: () => void;
}

const guards = new Map<UnsavedSource, Guard>();

/**
 * Has the browser ask before this page is left with changes that would be lost: until `signal` aborts and then, because the tasks may have left the screen
 * before their changes were saved, until nothing is left that only this page has.
 */
export function guardUnsaved(source: UnsavedSource, signal: AbortSignal): void {
  guards.get(source)?.end();
  const listening = new AbortController();
  const guard: Guard = {
    isOver: false,
    end() {
      listening.abort();
      if (guards.get(source) === guard) guards.delete(source);
    },
  };
  guards.set(source, guard);
  const ask = (event: BeforeUnloadEvent) => {
    if (isLost(source.read())) event.preventDefault();
  };
  window.addEventListener("beforeunload", ask, { signal: listening.signal });
  signal.addEventListener("abort", () => {
    guard.isOver = true;
    endFinished();
  });
}

/** Returns whether leaving the page now would lose changes. */
function isLost({ waiting, undecided, state, since, isOnDisk, fitsInExit }: UnsavedState): boolean {
  if (isOnDisk) return false;
  // What is on its way is sent even though the page is left, if the server can be reached.
  const isLate = since !== undefined && Math.abs(Date.now() - Date.parse(since)) > patience;
  return undecided > 0 || (waiting > 0 && (state === "retrying" || isLate || !fitsInExit));
}

function endFinished(): void {
  for (const [source, { isOver, end }] of guards) {
    const { isOnDisk, waiting, undecided } = source.read();
    if (isOver && (isOnDisk || waiting + undecided === 0)) end();
  }
}

/** Stops asking, because the user has decided to lose the changes. */
export function giveUpUnsaved(): void {
  for (const { end } of guards.values()) end();
}

/** Returns the changes that wait in this page, if it is one that makes them. */
export function unsavedHere(): (Pick<UnsavedSource, "sendNow"> & { read: () => Unsaved }) | undefined {
  endFinished();
  const sources = [...guards.keys()];
  if (sources.length === 0) return undefined;
  const sum = (name: keyof Unsaved) => sources.reduce((total, { read }) => total + read()[name], 0);
  return {
    read: () => ({ waiting: sum("waiting"), undecided: sum("undecided") }),
    async sendNow() {
      const areSaved = await Promise.all(sources.map(({ sendNow }) => sendNow()));
      return areSaved.every(Boolean);
    },
  };
}

/** Returns how many changes of this page wait, and outlive it. */
export function unsavedOnDisk(): number {
  const states = [...guards.keys()].map(({ read }) => read());
  return states.reduce((sum, { isOnDisk, waiting }) => sum + (isOnDisk ? waiting : 0), 0);
}
