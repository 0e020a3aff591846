import { newUuid } from "~/shared/uuidv7";
import type { Disk, Position } from "./disk";
import type { AnyRows, RowLists } from "./kinds/kinds";
import { countRows, type Stores } from "./kinds/stores";

/** A page of the changes since a cursor, as the server returns it. */
export interface ChangesPage<Rows extends AnyRows> {
  /** Whether the cursor was too old: this is the first page of everything, and rows on none of its pages are deleted. */
  reset: boolean;
  rows: RowLists<Rows>;
  cursor: string;
  /** Whether this is the last page for now. */
  isComplete: boolean;
}

interface PullDeps<Rows extends AnyRows> {
  /** Where rows are merged, as one visible change. Returns those that were new. */
  merge: (rows: RowLists<Rows>) => RowLists<Rows>;
  stores: Pick<Stores<Rows>, "names" | "mark" | "sweep">;
  disk: Disk;
  fetchPage: (since: string | undefined) => Promise<ChangesPage<Rows>>;
  /** Called for each merged page, with the rows that were new here. */
  onPage: (news: RowLists<Rows>) => void;
}

/** The resets within one pull after which it gives up. */
const maxResets = 3;

/** Returns functions that bring the copy up to date, page by page, from its position. */
export function createPull<Rows extends AnyRows>({ merge, stores, disk, fetchPage, onPage }: PullDeps<Rows>) {
  let position = newRun(stores.names);
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
        stores.mark();
        position = newRun(stores.names);
      }
      isDone = page.isComplete;
      const isStuck = resets > maxResets || (!isDone && page.cursor === asked);
      if (isStuck) throw new Error("The server's changes do not end.");
      await take(page, isReset ? undefined : asked);
    }
  }

  async function take(page: ChangesPage<Rows>, since: string | undefined): Promise<void> {
    const { rows, cursor, isComplete } = page;
    const news = merge(rows);
    if (isComplete) stores.sweep();
    isWhole ||= isComplete;
    const next = { ...position, cursor, isComplete: position.isComplete || isComplete };
    position = next;
    if (countRows(rows) > 0 || cursor !== since) await disk.savePage({ ...next, rows, since });
    onPage(news);
  }

  async function pullAll(): Promise<void> {
    do {
      isWantedAgain = false;
      await pullOnce();
    } while (isWantedAgain);
  }

  return {
    /** Continues from the position of the copy on disk. */
    resume(kept: Position): void {
      position = kept;
    },
    position: () => position,
    /** Marks the copy as partial. */
    leaveOut(): void {
      position = { ...position, isPartial: true };
    },
    /** Returns whether everything has been fetched, in this page load or an earlier one. During a refetch, the earlier rows still count. */
    isWhole: () => isWhole || position.isComplete,
    /** Brings the copy up to date. A call during a pull causes another one after it. Rejects as `fetchPage` does. */
    pull(): Promise<void> {
      isWantedAgain = running !== undefined;
      running ??= pullAll().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

const newRun = (kinds: readonly string[]): Position => ({
  run: newUuid(),
  cursor: undefined,
  isComplete: false,
  isPartial: false,
  kinds,
});
