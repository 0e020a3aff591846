import { serverNow } from "./server-clock";
import { createDisk } from "./disk";
import { createPull, type ChangesPage } from "./pull";
import type { AnyRows, RowLists } from "./kinds/kinds";
import { countRows, createStores } from "./kinds/stores";
import { openTabs } from "./tabs";
import { forgettable } from "./kinds/forgettable";
import type { Replayable } from "./command";
import { runOutbox } from "./outbox/run-outbox";
import type { CommandSource } from "./outbox/command-source";
import type { Waiting } from "./outbox/waiting";
import { onWake } from "./wake";

/** What is copied, from where. */
export interface CopySource<Rows extends AnyRows, Procedure extends Replayable> extends CommandSource<Rows, Procedure> {
  fetchPage: (since: string | undefined) => Promise<ChangesPage<Rows>>;
}

/** Which lists can be computed from a copy: none yet, those of rows that are never left out, or all. */
export type CopyStatus = "missing" | "partial" | "whole";

export interface RunDeps<Rows extends AnyRows, Procedure extends Replayable> {
  userId: string;
  waiting: Waiting<Rows, Procedure>;
  source: CopySource<Rows, Procedure>;
  signal: AbortSignal;
  onStatus: (status: CopyStatus) => void;
  /** Whether what was kept is shown as it is, because the server cannot be reached. */
  showsKept?: boolean;
  /** Loads code before it is needed, but not with the page. */
  preload?: ((load: () => Promise<unknown>) => void) | undefined;
  /** The number of rows that a device keeps. */
  maxRows?: number;
}

/** Milliseconds between a change made here and the pull that follows it. */
const pauseAfterWrite = 1000;
const firstRetry = 1000;
const lastRetry = 60_000;

/** Keeps a user's copy up to date until `signal` aborts: from disk first, then from the server and the other tabs. */
export function runCopy<Rows extends AnyRows, Procedure extends Replayable>(deps: RunDeps<Rows, Procedure>) {
  const { userId, waiting, source, signal, onStatus, showsKept = false, maxRows = 20_000 } = deps;
  const stores = createStores(source.kinds);
  const disk = createDisk(userId);
  const tabs = openTabs(userId, {
    signal,
    onRows: (lists) => void waiting.receive(stores.parse(lists).rows),
    onOutbox: (state, lists) => void outbox.hear(state, stores.parse(lists).rows).then(fetchCarriedOut),
  });
  const {
    pull: bringUpToDate,
    position,
    ...puller
  } = createPull({
    merge: waiting.receive,
    stores,
    disk,
    fetchPage: source.fetchPage,
    onPage,
  });
  const outbox = runOutbox({
    userId,
    source,
    waiting,
    signal,
    preload: deps.preload,
    findRow: stores.findStored,
    run: () => position().run,
    onChange: (state, rows) => {
      tabs.tellOutbox(state, rows);
      if (countRows(rows) > 0) pullIn(pauseAfterWrite);
      fetchCarriedOut();
    },
  });
  const loaded = load();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  async function load(): Promise<void> {
    const kept = await disk.load();
    const { rows, isWhole } = stores.parse(kept?.rows ?? {});
    // A single unreadable row, or kind of rows, would be missing forever, so everything is fetched anew.
    if (kept === undefined || !isWhole || !stores.names.every((name) => kept.position.kinds.includes(name))) return;
    waiting.receive(rows);
    puller.resume(kept.position);
    if (showsKept) tellStatus();
  }

  function onPage(news: RowLists<Rows>): void {
    // Until its copy is whole, each tab fetches for itself.
    if (countRows(news) > 0 && puller.isWhole()) tabs.tell(news);
    forgetRows();
  }

  /** Removes rows that the server has deleted, and those above the limit. */
  function forgetRows(): void {
    const { ids, isPartial } = forgettable(source.kinds, { now: serverNow(), maxRows });
    if (isPartial) puller.leaveOut();
    if (countRows(ids) === 0) return;
    stores.remove(ids);
    void disk.removeRows(position().run, { ids, isPartial: position().isPartial });
  }

  async function pull(): Promise<void> {
    clearTimeout(timer);
    try {
      await loaded;
      const done = waiting.carriedOut();
      await bringUpToDate();
      waiting.forget(done);
      failures = 0;
      outbox.pushAgain();
    } catch {
      failures += 1;
      if (!signal.aborted) pullIn(Math.min(firstRetry * 2 ** failures, lastRetry));
    }
    tellStatus();
  }

  function tellStatus(): void {
    if (!signal.aborted && puller.isWhole()) onStatus(position().isPartial ? "partial" : "whole");
  }

  /** Fetches at once what commands have changed along with the rows that came with their outcomes. */
  function fetchCarriedOut(): void {
    if (waiting.carriedOut().length > 0) pullIn(0);
  }

  function pullIn(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void pull(), milliseconds);
  }

  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    disk.close();
  });
  onWake(() => {
    void pull();
    outbox.wake();
  }, signal);
  if (!signal.aborted) void pull();

  return {
    pull,
    outbox,
  };
}
