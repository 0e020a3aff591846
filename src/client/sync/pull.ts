import { newUuid } from "~/shared/uuidv7";
import type { Disk, Position } from "./disk";
import type { RowStore, SyncedRow } from "./row-store";

/** What has changed since a cursor, as the server answers it: at most a page. */
export interface ChangesPage<Row> {
  /** The cursor means nothing any more: this is the first page of everything, and what stands on none of them is gone. */
  reset: boolean;
  rows: readonly Row[];
  cursor: string;
  /** Whether this is all that there is for now. */
  isComplete: boolean;
}

interface PullDeps<Row extends SyncedRow> {
  store: RowStore<Row>;
  disk: Disk<Row>;
  fetchPage: (since: string | undefined) => Promise<ChangesPage<Row>>;
  /** Is told of each page that the copy has taken over, with those of its rows that were news here. */
  onPage: (news: readonly Row[]) => void;
}

/** A server that asks for a new start this often within one pull is not going to be understood. */
const maxResets = 3;

/** Returns what brings the copy up to date, page by page, from where it stands. */
export function createPull<Row extends SyncedRow>({ store, disk, fetchPage, onPage }: PullDeps<Row>) {
  let position = newRun();
  let isWhole = false;
  let running: Promise<void> | undefined;
  let isWantedAgain = false;

  async function pullOnce(): Promise<void> {
    let resets = 0;
    for (let isDone = false; !isDone;) {
      const asked = position.cursor;
      const page = await fetchPage(asked);
      const isReset = page.reset && asked !== undefined;
      if (isReset) {
        resets += 1;
        store.mark();
        position = newRun();
      }
      isDone = page.isComplete;
      const isStuck = resets > maxResets || (!isDone && page.cursor === asked);
      if (isStuck) throw new Error("The server's changes do not come to an end.");
      await take(page, isReset ? undefined : asked);
    }
  }

  async function take(page: ChangesPage<Row>, since: string | undefined): Promise<void> {
    const { rows, cursor, isComplete } = page;
    const news = store.merge(rows);
    if (isComplete) store.sweep();
    isWhole ||= isComplete;
    const next = { ...position, cursor, isComplete: position.isComplete || isComplete };
    position = next;
    if (rows.length > 0 || cursor !== since) await disk.savePage({ ...next, rows, since });
    onPage(news);
  }

  async function pullAll(): Promise<void> {
    do {
      isWantedAgain = false;
      await pullOnce();
    } while (isWantedAgain);
  }

  return {
    /** Goes on from where a copy on the disk has come to. */
    resume(kept: Position): void {
      position = kept;
    },
    position: () => position,
    /** Notes that rows were left out. */
    leaveOut(): void {
      position = { ...position, isPartial: true };
    },
    /** Returns whether everything has been fetched, now or by an earlier page. While it is fetched anew, what was there before still counts. */
    isWhole: () => isWhole || position.isComplete,
    /** Brings the copy up to date. Asked for while it is under way, it is done once more after that. Rejects as `fetchPage` does. */
    pull(): Promise<void> {
      isWantedAgain = running !== undefined;
      running ??= pullAll().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

const newRun = (): Position => ({ run: newUuid(), cursor: undefined, isComplete: false, isPartial: false });
