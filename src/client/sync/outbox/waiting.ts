import { newUuid } from "~/shared/uuidv7";
import type { Command, Replayable } from "../command";
import type { AnyRows, RowLists } from "../kinds/kinds";
import { createStores } from "../kinds/stores";
import type { Refused } from "../refused";
import { isWaiting, type Kept, needsNewerServer, type StoredOn } from "./kept";
import { fitsInExit, isLarge, nothingWaits, type OutboxState } from "./outbox-state";
import { readRefused } from "./read-refused";
import type { GivenEntry, OutboxEntry } from "./outbox";
import type { CommandSource } from "./command-source";
import { createOverlays, type ShownCommand } from "../kinds/overlays";

const nothingRefused: readonly never[] = [];
interface Taken<Rows extends AnyRows> {
  rows?: RowLists<Rows>;
  stored?: readonly GivenEntry[];
  storedOn?: StoredOn;
}

interface Item<Procedure extends Replayable> extends ShownCommand<Procedure> {
  text: string;
  /** Called when a command of this tab has been stored. */
  onStored?: (on: StoredOn) => void;
}

/** Returns the commands that wait for the server, shown on top of the rows of all kinds. */
export function createWaiting<Rows extends AnyRows, Procedure extends Replayable>({
  userId,
  source,
}: {
  userId: string;
  source: CommandSource<Rows, Procedure>;
}) {
  type OwnItem = Item<Procedure>;
  let kept: Kept | undefined;
  let items: readonly OwnItem[] = [];
  /** The commands that were given in this tab and are not stored yet. */
  let fresh: readonly OwnItem[] = [];
  /** The commands that were carried out, and may have changed rows that have not been fetched since. */
  let carriedOut: readonly OwnItem[] = [];
  const stores = createStores(source.kinds);
  const overlays = createOverlays(source.kinds, { userId });
  /** The ids of this tab's commands that no last event has sent. */
  const open = new Set<string>();
  let refused: readonly Refused<Procedure>[] = [];
  let outbox = nothingWaits;
  let isOnDisk = true;
  let hasResumed = false;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  /** Shows what waits now and, in the same visible change, rows of the server. Returns the rows that were new. */
  function show(rows: RowLists<Rows> = {}): RowLists<Rows> {
    const news = stores.put(rows);
    overlays.show([...carriedOut, ...items, ...fresh]);
    stores.settle();
    tell({});
    return news;
  }

  function tell(change: Partial<Pick<OutboxState, "state">>): void {
    const all = [...items, ...fresh];
    const { state } = { ...outbox, ...change };
    const since = all[0]?.entry.at;
    const isBusy = state === "idle" ? "sending" : state;
    const next: OutboxState = {
      waiting: all.length,
      state: all.length === 0 ? "idle" : isBusy,
      ...(since !== undefined && { since }),
      isOnDisk,
      isLarge: isLarge(all),
      fitsInExit: fitsInExit(all),
      needsNewerServer: needsNewerServer(kept),
    };
    // Who shows it draws it again only if it has changed.
    if (JSON.stringify(next) !== JSON.stringify(outbox)) outbox = next;
    for (const listener of listeners) listener();
  }

  function itemsOf(entries: readonly OutboxEntry[]): OwnItem[] {
    const known = new Map([...items, ...fresh].map((item) => [item.entry.id, item]));
    return entries.filter(isWaiting).map((entry) => {
      const text = JSON.stringify(entry.input);
      const item = known.get(entry.id);
      // An unchanged command stays the same object, so that its row does.
      if (item?.text === text && item.entry.procedure === entry.procedure) return item;
      return { entry, command: source.parseCommand(entry.procedure, entry.input), text };
    });
  }

  return {
    outbox: { subscribe, read: () => outbox, readOnServer: () => nothingWaits },
    refused: { subscribe, read: () => refused, readOnServer: () => nothingRefused },
    /** Shows a command at once. Returns its id, and where it has been stored. */
    give(command: Command<Procedure>): { id: string; stored: Promise<StoredOn> } {
      const { procedure, input } = command;
      const entry = { id: newUuid(), at: new Date().toISOString(), procedure, input };
      const stored = new Promise<StoredOn>((onStored) => {
        fresh = [...fresh, { entry, command, text: JSON.stringify(input), onStored }];
      });
      open.add(entry.id);
      show();
      return { id: entry.id, stored };
    },
    /** Shows commands that an earlier page of this tab could not store. */
    resume(entries: readonly GivenEntry[]): void {
      const known = new Set([...items, ...fresh].map(({ entry }) => entry.id));
      const resumed = entries.flatMap((entry) => {
        const command = known.has(entry.id) ? undefined : source.parseCommand(entry.procedure, entry.input);
        return command === undefined ? [] : [{ entry, command, text: JSON.stringify(entry.input) }];
      });
      if (resumed.length === 0) return;
      hasResumed = true;
      fresh = [...resumed, ...fresh];
      show();
    },
    /** Returns one call in place of a stored command and the next one, if the first was given in this tab and not sent. */
    merge(last: OutboxEntry, given: GivenEntry): Command<Procedure> | undefined {
      // What another tab has given may have been sent in its last event, without a note of that on disk.
      if (!open.has(last.id)) return undefined;
      const [one, other] = [last, given].map(({ procedure, input }) => source.parseCommand(procedure, input));
      return one && other && source.merge(one, other);
    },
    /** Returns whether an earlier page of this tab has left commands. */
    hasResumed: () => hasResumed,
    /** Combines no command given so far with a later one, because it is being sent. */
    seal: () => open.clear(),
    /** Returns the commands that are not stored yet, in order. */
    fresh: () => fresh.map(({ entry }) => entry),
    /** Returns the commands that no disk has, in order. */
    onlyHere: () => [...(isOnDisk ? [] : items), ...fresh].map(({ entry }) => entry),
    /** Returns what is stored, as far as this tab knows. */
    kept: () => kept,
    /**
     * Shows what is stored now and, in the same visible change, rows of the server. `stored` are commands of this tab that have been stored, perhaps as
     * part of another one. Returns the rows that were new.
     */
    take(next: Kept, { rows = {}, stored = [], storedOn = "disk" }: Taken<Rows> = {}): RowLists<Rows> {
      if (kept === undefined || next.revision > kept.revision) {
        kept = next;
        const before = items;
        items = itemsOf(next.outbox.entries);
        const isLeft = new Set([...items.map(({ entry }) => entry.id), ...next.refused.map(idOf)]);
        const gone = before.filter(({ entry }) => !isLeft.has(entry.id));
        carriedOut = [...carriedOut, ...gone.filter(overlays.isOutcomePartial)];
        if (String(refused.map(idOf)) !== String(next.refused.map(idOf)))
          refused = readRefused(next.refused, { source, known: refused });
      }
      const done = new Set(stored.map(idOf));
      const known = new Set(items.map(({ entry }) => entry.id));
      for (const { entry, onStored } of fresh) if (done.has(entry.id)) onStored?.(storedOn);
      fresh = fresh.filter(({ entry: { id } }) => !done.has(id) && !known.has(id));
      isOnDisk = storedOn === "disk";
      return show(rows);
    },
    /** Shows rows of the server as one visible change. Returns the rows that were new. */
    receive: (rows: RowLists<Rows>): RowLists<Rows> =>
      [...carriedOut, ...items, ...fresh].some(overlays.isOpen) ? show(rows) : stores.merge(rows),
    /** Returns the commands that were carried out, and may have changed rows that have not been fetched since. */
    carriedOut: () => carriedOut,
    /** Forgets commands that were carried out, because all changes since have been fetched. */
    forget(fetched: readonly ShownCommand<Procedure>[]): void {
      if (fetched.length === 0) return;
      carriedOut = carriedOut.filter((item) => !fetched.includes(item));
      show();
    },
    /** Says how the sending goes. */
    tell,
  };
}

export type Waiting<Rows extends AnyRows, Procedure extends Replayable> = ReturnType<
  typeof createWaiting<Rows, Procedure>
>;

const idOf = ({ id }: { id: string }) => id;
