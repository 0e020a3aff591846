import { newUuid } from "~/shared/uuidv7";
import { within } from "../database/database";
import { nothingKept, type Kept } from "./kept";
import { countAnew } from "./outbox";
import type { Act, OutboxDisk, OutcomeRows } from "./outbox-disk";

/** Milliseconds after which a disk counts as failed, because the commands would not even be sent. */
const patience = 10_000;

/** Where commands are kept: on disk, or in memory once the disk has failed. */
export interface Storage {
  /** Changes what is kept, and returns it. Never rejects. */
  change: (act: Act, rows?: OutcomeRows) => Promise<Kept>;
  isOnDisk: () => boolean;
}

/**
 * Returns the storage of a tab. If the device can store nothing, what the tab knows goes on in memory, numbered by a client of its own. What is left on
 * disk may still be sent from there: the server recognizes commands by their ids.
 */
export function createStorage(disk: OutboxDisk): Storage {
  let inMemory: Kept | undefined;
  let last = nothingKept();
  let turn: Promise<unknown> = Promise.resolve();

  async function change(act: Act, rows: OutcomeRows | undefined): Promise<Kept> {
    if (inMemory === undefined) {
      try {
        last = await within(disk.change(act, rows), patience);
        return last;
      } catch {
        const left = await disk.rescue().catch(() => undefined);
        if (left !== undefined && left.revision >= last.revision) last = left;
        inMemory = { ...last, revision: last.revision + 1, outbox: countAnew(last.outbox, newUuid()) };
      }
    } else {
      // An answered command must not be sent from the disk later.
      disk.change(act, rows).catch(() => undefined);
    }
    const acted = act(inMemory);
    inMemory = acted === inMemory ? acted : { ...acted, revision: inMemory.revision + 1 };
    return inMemory;
  }

  return {
    change(act, rows) {
      const changed = turn.then(() => change(act, rows));
      turn = changed;
      return changed;
    },
    isOnDisk: () => inMemory === undefined,
  };
}
