import { serverNow } from "./server-clock";
import { createDisk } from "./disk";
import { createPull, type ChangesPage } from "./pull";
import type { RowStore, SyncedRow } from "./row-store";
import { openTabs } from "./tabs";
import type { Replayable } from "./command";
import { runOutbox } from "./outbox/run-outbox";
import type { CommandSource } from "./outbox/command-source";
import type { Waiting } from "./outbox/waiting";
import { onWake } from "./wake";

/** How a feature has its rows copied. */
export interface CopySource<Row extends SyncedRow, Procedure extends Replayable> extends CommandSource<Row, Procedure> {
  fetchPage: (since: string | undefined) => Promise<ChangesPage<Row>>;
  /** Returns whether the server has since deleted a row without reporting it. `now` is an ISO instant by the server's clock. */
  isGone: (row: Row, now: string) => boolean;
  /** Returns the key by which rows are left out if there are too many, the lowest first, or `undefined` for a row that has to stay. */
  leavesOutBy: (row: Row) => string | undefined;
}

/** Which lists can be computed from a copy: none yet, those of rows that are never left out, or all. */
export type CopyStatus = "missing" | "partial" | "whole";

export interface RunDeps<Row extends SyncedRow, Procedure extends Replayable> {
  userId: string;
  store: RowStore<Row>;
  waiting: Waiting<Row, Procedure>;
  source: CopySource<Row, Procedure>;
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
export function runCopy<Row extends SyncedRow, Procedure extends Replayable>(deps: RunDeps<Row, Procedure>) {
  const { userId, store, waiting, source, signal, onStatus, showsKept = false, maxRows = 20_000 } = deps;
  const rowsOf = (values: readonly unknown[]) => values.map(source.parse).filter((row) => row !== undefined);
  const disk = createDisk<Row>(userId);
  const tabs = openTabs(userId, {
    signal,
    onRows: (values) => store.merge(rowsOf(values)),
    onOutbox: (state, values) => void outbox.hear(state, rowsOf(values)),
  });
  const { pull: bringUpToDate, position, ...puller } = createPull({ store, disk, fetchPage: source.fetchPage, onPage });
  const outbox = runOutbox({
    userId,
    source,
    waiting,
    signal,
    preload: deps.preload,
    findRow: store.findStored,
    run: () => position().run,
    onChange: (state, rows) => {
      tabs.tellOutbox(state, rows);
      if (rows.length > 0) pullIn(pauseAfterWrite);
    },
  });
  const loaded = load();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  async function load(): Promise<void> {
    const kept = await disk.load();
    const rows = rowsOf(kept?.rows ?? []);
    // A single unreadable row would be missing forever, so everything is fetched anew.
    if (kept === undefined || rows.length < kept.rows.length) return;
    store.merge(rows);
    puller.resume(kept.position);
    if (showsKept) tellStatus();
  }

  function onPage(news: readonly Row[]): void {
    // Until its copy is whole, each tab fetches for itself.
    if (news.length > 0 && puller.isWhole()) tabs.tell(news);
    forgetSome();
  }

  /** Removes rows that the server has deleted, and those above the limit. */
  function forgetSome(): void {
    const now = serverNow();
    const rows = store.listStored();
    const gone = rows.filter((row) => source.isGone(row, now));
    const surplus = rows.length - gone.length - maxRows;
    const leftOut = surplus > 0 ? lowest(rows, surplus) : [];
    if (leftOut.length > 0) puller.leaveOut();
    const ids = [...gone, ...leftOut].map(({ id }) => id);
    if (ids.length === 0) return;
    store.remove(ids);
    void disk.removeRows(position().run, { ids, isPartial: position().isPartial });
  }

  function lowest(rows: readonly Row[], count: number): Row[] {
    return rows
      .flatMap((row) => {
        const key = source.leavesOutBy(row);
        return key === undefined ? [] : [{ key, row }];
      })
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, count)
      .map(({ row }) => row);
  }

  async function pull(): Promise<void> {
    clearTimeout(timer);
    try {
      await loaded;
      await bringUpToDate();
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
