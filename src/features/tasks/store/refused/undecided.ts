import type { Refusals, sortRefused, Texts } from "./refusals";
import type { TaskCopy } from "../copy/task-copy";

const nothing: Refusals = { unadded: [], lost: [], conflicts: new Map(), others: [], settled: [] };

/** Returns whether there is anything to tell the user. */
export const hasAny = (refusals: Refusals): boolean => refusals !== nothing;

/**
 * Returns what the server refused and the user has not decided yet, across reloads, for `useSyncExternalStore`. Its code is loaded when there is
 * something, which is seldom.
 */
export function createUndecided(copy: Pick<TaskCopy, "refused" | "dismiss" | "store">, userId: string) {
  const listeners = new Set<() => void>();
  /** Texts of conflicts that the user has changed since. */
  let rewritten: ReadonlyMap<string, Texts> = new Map();
  let settled = 0;
  let sort: typeof sortRefused | undefined;
  let coming: Promise<void> | undefined;
  let known: { refusals: Refusals; madeOf: readonly unknown[] } | undefined;

  function read(): Refusals {
    const refused = copy.refused.read();
    if (refused.length === 0) return nothing;
    if (sort === undefined) {
      coming ??= load();
      return nothing;
    }
    const madeOf = [refused, rewritten, copy.store.revision()];
    if (known === undefined || known.madeOf.some((part, at) => part !== madeOf[at]))
      known = {
        madeOf,
        refusals: withRewritten(sort(refused, { userId, find: copy.store.findStored }), rewritten),
      };
    return known.refusals;
  }

  async function load(): Promise<void> {
    try {
      ({ sortRefused: sort } = await import("./refusals"));
      tell();
    } catch {
      // The next one who asks tries again.
      coming = undefined;
    }
  }

  let told = nothing;
  function tell(): void {
    const refusals = read();
    if (refusals === told) return;
    told = refusals;
    for (const listener of listeners) listener();
  }

  let stops: (() => void)[] = [];
  /** Follows the copy while anybody listens. Its changes are many, and rarely about what is refused. */
  function follow(): void {
    if (listeners.size === 0) {
      for (const stop of stops) stop();
      stops = [];
    } else if (stops.length === 0) {
      told = read();
      stops = [copy.refused.subscribe(tell), copy.store.subscribe(tell)];
    }
  }

  function change(next: ReadonlyMap<string, Texts>): void {
    rewritten = next;
    for (const listener of listeners) listener();
  }

  return {
    read,
    readOnServer: () => nothing,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      follow();
      return () => {
        listeners.delete(listener);
        follow();
      };
    },
    /** Notes that the user goes on writing a text of which two versions wait for his decision. */
    rewrite: (taskId: string, texts: Texts) =>
      change(new Map([...rewritten, [taskId, { ...rewritten.get(taskId), ...texts }]])),
    /** Forgets refused commands, because the user has decided. */
    settle(ids: readonly string[], taskId?: string): void {
      settled += 1;
      void copy.dismiss(ids);
      change(new Map([...rewritten].filter(([id]) => id !== taskId)));
    },
    /** The number of decisions: fields that hold a refused text reset when this changes. */
    countSettled: () => settled,
  };
}

export type Undecided = ReturnType<typeof createUndecided>;

function withRewritten(refusals: Refusals, rewritten: ReadonlyMap<string, Texts>): Refusals {
  if (rewritten.size === 0) return refusals;
  const conflicts = [...refusals.conflicts].map(([id, conflict]) => {
    const mine = { ...conflict.mine, ...rewritten.get(id) };
    return [id, { ...conflict, mine }] as const;
  });
  return { ...refusals, conflicts: new Map(conflicts) };
}
