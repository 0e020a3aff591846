import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { insertTasks } from "~/features/tasks/queries";
import { openDatabase, type Database } from "~/server/db/client";
import type { Person } from "../people/people";
import { callerAs } from "../server/caller";

/** A way to tell a reader what was written, of which tests ask whether it tells everything. */
export interface ChangeFeed {
  write: (tx: Database, id: string) => Promise<unknown>;
  read: (cursor: string | undefined) => Promise<{ ids: string[]; cursor: string }>;
}

/** The product's own. */
export function clockFeed(person: Person): ChangeFeed {
  return {
    write: (tx, id) => insertTasks(tx, { ownerId: person.userId, rows: [{ id, title: "Read" }] }),
    read: async (since) => {
      const { tasks, cursor } = await callerAs(person).sync.changes.query({ since });
      return { ids: tasks.map(({ id }) => id), cursor };
    },
  };
}

const numbered = z.array(z.object({ id: z.string(), n: z.string() }));

/** What suggests itself: numbers from a sequence, which become visible out of their order. */
export async function sequenceFeed(db: Database): Promise<ChangeFeed> {
  await db.execute(sql`create table numbered (id uuid primary key, n bigserial)`);
  return {
    write: (tx, id) => tx.execute(sql`insert into numbered (id) values (${id})`),
    read: async (cursor = "0") => {
      const found = await db.execute(sql`select id, n::text from numbered where n > ${cursor}::bigint order by n`);
      const rows = numbered.parse([...found]);
      return { ids: rows.map(({ id }) => id), cursor: rows.at(-1)?.n ?? cursor };
    },
  };
}

/** Lets `work` have connections of its own, as the owner of the tables. */
export async function withWriters<T>(url: string, connections: number, work: (db: Database) => Promise<T>): Promise<T> {
  const writers = openDatabase(url, { prepare: false, connections });
  try {
    return await work(writers.db);
  } finally {
    await writers.close();
  }
}

/** Writes from many sides at once while one reads on and on. Returns the ids that were written and never told. */
export async function lostAmongMany(
  feed: ChangeFeed,
  db: Database,
  { writers, each }: { writers: number; each: number },
): Promise<string[]> {
  const written: string[] = [];
  const told = new Set<string>();
  let isDone = false;
  const reading = (async () => {
    let cursor: string | undefined;
    for (let rest = 1; rest >= 0; rest -= isDone ? 1 : 0) {
      const page = await feed.read(cursor);
      page.ids.forEach((id) => told.add(id));
      ({ cursor } = page);
      await wait(1);
    }
  })();
  const writeSome = async () => {
    for (let count = 0; count < each; count += 1) {
      const id = uuidv7();
      await db.transaction(async (tx) => {
        await feed.write(tx, id);
        await wait(Math.random() * 6);
      });
      written.push(id);
    }
  };
  await Promise.all(Array.from({ length: writers }, writeSome));
  isDone = true;
  await reading;
  return written.filter((id) => !told.has(id));
}

/** Writes twice, and commits the second before the first where the feed allows that, with a reader in between. Returns which of them were never told. */
export async function lostWhenOvertaken(feed: ChangeFeed, db: Database): Promise<("first" | "second")[]> {
  const [first, second] = [uuidv7(), uuidv7()];
  const { early, fast } = await db.transaction(async (tx) => {
    await feed.write(tx, first);
    const progress = { isWritten: false };
    const fast = db.transaction((other) => feed.write(other, second)).finally(() => (progress.isWritten = true));
    while (!progress.isWritten && !(await isAnyoneWaiting(db))) await wait(5);
    return { early: await feed.read(undefined), fast: [fast] };
  });
  await Promise.all(fast);
  const late = await feed.read(early.cursor);
  const told = new Set([...early.ids, ...late.ids]);
  return [...(told.has(first) ? [] : (["first"] as const)), ...(told.has(second) ? [] : (["second"] as const))];
}

/** Whether a statement waits for a lock of another. */
async function isAnyoneWaiting(db: Database): Promise<boolean> {
  const [row] = await db.execute(sql`
    select count(*) > 0 as "isWaiting" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
  return row?.["isWaiting"] === true;
}
