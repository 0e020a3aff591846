import { AsyncLocalStorage } from "node:async_hooks";
import { IDBDatabase, IDBFactory, IDBObjectStore, IDBTransaction } from "fake-indexeddb";
import { vi } from "vitest";
import { SilentStream } from "./browser";
import { createLocks } from "./locks";

/** A browser profile: what its tabs share. */
interface Profile {
  databases: IDBFactory;
  channels: Set<Channel>;
  navigator: object;
}

/** The process of a tab. Everything that is called in `run`, and what follows from it, happens in this tab. */
export interface TabProcess {
  profile: Profile;
  isDead: boolean;
  /** The stores at the next write to which the tab is killed. */
  killedAt: Set<string>;
  transactions: Set<IDBTransaction>;
  window: EventTarget;
  globals: Record<string, unknown>;
  run: <Result>(work: () => Result) => Result;
}

const current = new AsyncLocalStorage<TabProcess>();

/** A channel between the tabs of a profile. */
class Channel extends EventTarget {
  private readonly tab = current.getStore();
  constructor(readonly name: string) {
    super();
    this.tab?.profile.channels.add(this);
  }

  postMessage(data: unknown): void {
    const { tab } = this;
    if (tab === undefined || tab.isDead) return;
    for (const other of tab.profile.channels)
      if (other !== this && other.name === this.name)
        setImmediate(() => other.tab?.run(() => other.hear(structuredClone(data))));
  }

  close(): void {
    this.tab?.profile.channels.delete(this);
  }

  private hear(data: unknown): void {
    if (this.tab?.profile.channels.has(this) === true) this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

/** Returns a new browser profile, with or without locks. */
export function newProfile({ hasLocks }: { hasLocks: boolean }): Profile {
  return { databases: new IDBFactory(), channels: new Set(), navigator: hasLocks ? { locks: createLocks() } : {} };
}

/** Returns the session storage of a tab, which its next page finds. */
export function newSession() {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** Starts the process of a page in a tab. */
export function newProcess(profile: Profile, sessionStorage = newSession()): TabProcess {
  const window = new EventTarget();
  const tab: TabProcess = {
    profile,
    window,
    isDead: false,
    killedAt: new Set(),
    transactions: new Set(),
    globals: {
      indexedDB: profile.databases,
      navigator: profile.navigator,
      BroadcastChannel: Channel,
      EventSource: SilentStream,
      window,
      sessionStorage,
      document: Object.assign(new EventTarget(), { visibilityState: "visible", readyState: "complete" }),
    },
    run: (work) => current.run(tab, work),
  };
  return tab;
}

/** Kills a tab in the middle of whatever it does. Its database takes back what it has not completed, unless `keepsHalves`. */
function kill(tab: TabProcess, keepsHalves: boolean): void {
  tab.isDead = true;
  for (const channel of tab.profile.channels) if (Reflect.get(channel, "tab") === tab) channel.close();
  for (const transaction of tab.transactions) if (!keepsHalves) abort(transaction);
}

/** Lets a phone end the page of a tab right after its last event. */
export function leave(tab: TabProcess): void {
  tab.run(() => tab.window.dispatchEvent(new Event("pagehide")));
  kill(tab, false);
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It was complete.
  }
}

/**
 * Gives each tab process its own globals, and kills tabs in the middle of a transaction, until the returned function is called. With `keepsHalves` a
 * database stores half of a transaction, as one without transactions would.
 */
export function stubProfiles({ keepsHalves }: { keepsHalves: boolean }): () => void {
  const names = ["indexedDB", "navigator", "BroadcastChannel", "EventSource", "window", "document", "sessionStorage"];
  const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const name of names) {
    // What goes on from earlier tests is in no tab.
    const own: unknown = Reflect.get(globalThis, name);
    const get = () => (current.getStore() ?? { globals: { [name]: own } }).globals[name];
    Object.defineProperty(globalThis, name, { configurable: true, get });
  }
  const { transaction, put, delete: remove, end } = natives();
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function open(this: IDBDatabase, ...given) {
    const tab = current.getStore();
    if (tab?.isDead === true) throw new DOMException("The tab is dead.", "InvalidStateError");
    const opened = transaction.apply(this, given);
    tab?.transactions.add(opened);
    return opened;
  });
  const beforeWrite = ({ name }: IDBObjectStore) => {
    const tab = current.getStore();
    if (tab === undefined) return;
    if (!tab.isDead && tab.killedAt.has(name)) kill(tab, keepsHalves);
    if (tab.isDead) throw new DOMException("The tab is dead.", "InvalidStateError");
  };
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function write(this: IDBObjectStore, ...given) {
    beforeWrite(this);
    return put.apply(this, given);
  });
  vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(function write(this: IDBObjectStore, ...given) {
    beforeWrite(this);
    return remove.apply(this, given);
  });
  vi.spyOn(IDBTransaction.prototype, "abort").mockImplementation(function give(this: IDBTransaction) {
    if (!keepsHalves || current.getStore()?.isDead !== true) end.apply(this);
  });
  return () => {
    vi.restoreAllMocks();
    for (const [name, descriptor] of before) {
      Reflect.deleteProperty(globalThis, name);
      if (descriptor !== undefined) Object.defineProperty(globalThis, name, descriptor);
    }
  };
}

const natives = () => ({
  transaction: IDBDatabase.prototype.transaction,
  put: IDBObjectStore.prototype.put,
  delete: IDBObjectStore.prototype.delete,
  end: IDBTransaction.prototype.abort,
});
