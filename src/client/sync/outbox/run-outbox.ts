import type { Replayable } from "../command";
import { statusOf } from "../../query-client";
import { keeping, persist } from "../keeping";
import type { AnyRows, RowLists } from "../kinds/kinds";
import { dismiss, type Kept } from "./kept";
import { append, type GivenEntry } from "./outbox";
import { createOutboxDisk, unchanged } from "./outbox-disk";
import type { createPush, PushDeps } from "./push";
import { createStorage } from "./storage";
import type { CommandSource } from "./command-source";
import type { OutboxState } from "./outbox-state";
import type { Waiting } from "./waiting";

const firstRetry = 300;
const lastRetry = 30_000;

export interface OutboxDeps<Rows extends AnyRows, Procedure extends Replayable> extends Pick<
  PushDeps<Rows>,
  "userId" | "findRow" | "run"
> {
  source: CommandSource<Rows, Procedure>;
  waiting: Waiting<Rows, Procedure>;
  signal: AbortSignal;
  /** Called when this tab has changed what is kept, with the rows that came with outcomes. */
  onChange: (state: OutboxState["state"], rows: RowLists<Rows>) => void;
  /** Loads code before it is needed, so that neither a lost connection nor a newer version of the page holds up a change. */
  preload?: ((load: () => Promise<unknown>) => void) | undefined;
  /** Loads the code that sends. */
  loadPush?: () => Promise<{ createPush: typeof createPush }>;
}

/** Stores and sends the commands of a tab until `signal` aborts. The leading tab also sends what others have left. */
export function runOutbox<Rows extends AnyRows, Procedure extends Replayable>(deps: OutboxDeps<Rows, Procedure>) {
  const { userId, source, waiting, signal, onChange, loadPush = () => import("./push") } = deps;
  const disk = createOutboxDisk(userId, {
    // It goes on in memory. If it was deleted although it may be kept, its user has signed out, and the page is leaving.
    onOver: () => void reload().then(() => keeping.isOn() || pushRest()),
  });
  const storage = createStorage(disk);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let storing: Promise<void> | undefined;
  let pushing: Promise<void> | undefined;
  let isWantedAgain = false;
  let leads = false;
  let sender: ReturnType<typeof createPush<Rows>> | undefined;

  /** Returns what sends. Its code is loaded when there is something to send. */
  async function loadSender() {
    const { createPush } = await loadPush();
    sender ??= createPush({
      userId,
      storage,
      send: source.push,
      findRow: deps.findRow,
      run: deps.run,
      onTaken: (kept) => void take(kept),
      onKept: (kept, rows) => {
        failures = 0;
        take(kept, { rows });
        onChange("sending", rows);
      },
    });
    return sender;
  }

  /** Shows what is kept now. */
  function take(kept: Kept, more: { rows?: RowLists<Rows>; stored?: readonly GivenEntry[] } = {}): RowLists<Rows> {
    const isOnDisk = storage.isOnDisk();
    return waiting.take(kept, { ...more, storedOn: isOnDisk ? "disk" : "memory" });
  }

  /** Stores what was given in this tab. */
  async function store(): Promise<void> {
    while (waiting.fresh().length > 0) {
      storing ??= storeFresh().finally(() => (storing = undefined));
      await storing;
    }
  }

  async function storeFresh(): Promise<void> {
    const given = waiting.fresh();
    const kept = await storage.change((before) => ({
      ...before,
      outbox: given.reduce((outbox, entry) => append(outbox, entry, waiting.merge), before.outbox),
    }));
    take(kept, { stored: given });
    onChange(stateNow(), {});
  }

  const stateNow = () => waiting.outbox.read().state;

  /** Reads what any tab has stored, and shows it together with `rows`. */
  async function reload(rows: RowLists<Rows> = {}): Promise<void> {
    take(await storage.change(unchanged), { rows });
  }

  async function pushOnce(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    try {
      const loading = loadSender();
      // What is given is stored whether or not it can be sent.
      loading.catch(() => undefined);
      await store();
      await (await loading).pushAll();
      await reload();
      failures = 0;
      waiting.tell({ state: "sending" });
    } catch (error) {
      failures += 1;
      waiting.tell({ state: "retrying" });
      onChange("retrying", {});
      if (statusOf(error) === undefined) void persist();
      // A session that has ended, or another user's, cannot send this. Its page leaves.
      const isRefused = [401, 403].includes(statusOf(error) ?? 0);
      pushIn(isRefused ? lastRetry : Math.min(firstRetry * 2 ** failures, lastRetry));
    }
  }

  function pushIn(milliseconds: number): void {
    // What is on disk is sent by the leading tab.
    if (storage.isOnDisk() && (signal.aborted || !leads)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void push(), milliseconds * (0.5 + Math.random() / 2));
  }

  async function pushUntilDone(): Promise<void> {
    do {
      isWantedAgain = false;
      await pushOnce();
    } while (isWantedAgain);
  }

  /** Sends what waits. A call during a push causes another one after it. */
  function push(): Promise<void> {
    isWantedAgain = pushing !== undefined;
    pushing ??= pushUntilDone().finally(() => (pushing = undefined));
    return pushing;
  }

  const isEmpty = () => waiting.outbox.read().waiting === 0;
  const pushRest = () => void (isEmpty() || push());
  const wake = () => {
    sender?.hurry();
    void reload().then(pushRest);
  };
  // Changes may still be undone after the tasks have left the screen.
  signal.addEventListener("abort", () => {
    if (storage.isOnDisk()) clearTimeout(timer);
    disk.rest();
  });
  deps.preload?.(loadPush);
  const loaded = waiting.fresh().length > 0 ? push() : reload();

  return {
    loaded,
    /** Stores and sends what was given. */
    push(): void {
      // A push that hangs does not hold it up.
      void store();
      void push();
    },
    /** Shows and sends what waits, because the user or the network has returned. */
    wake,
    /** Sends what waits if the last attempt failed, because the server can be reached again. */
    pushAgain: () => void (failures > 0 && pushRest()),
    /** Sends what waits, and returns whether nothing is left. */
    async sendNow(): Promise<boolean> {
      await push();
      return isEmpty();
    },
    async dismiss(ids: readonly string[]): Promise<void> {
      take(await storage.change((kept) => dismiss(kept, ids)));
      onChange(stateNow(), {});
    },
    /** Takes over what another tab has stored, with the rows that came with outcomes. */
    async hear(state: OutboxState["state"], rows: RowLists<Rows>): Promise<void> {
      await reload(rows);
      waiting.tell({ state });
      if (!isEmpty() && timer === undefined && pushing === undefined) pushIn(2 * firstRetry);
    },
    /** Sends what other tabs have left, until `leading` aborts. */
    lead(leading: AbortSignal): void {
      leads = true;
      leading.addEventListener("abort", () => (leads = false));
      void loaded.then(pushRest);
    },
  };
}
