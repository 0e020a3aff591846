import type { IDBPTransaction } from "idb";
import { type CopyDatabase, type CopySchema, complete, createConnection, isFull } from "../database/database";
import { databaseName } from "../database/database-name";
import { keeping } from "../keeping";
import { clearRows, keptRows, putNewer } from "../disk";
import type { AnyRows, RowLists } from "../kinds/kinds";
import { readString } from "../../read-answer";
import type { Kept, KeptRefusal } from "./kept";
import type { OutboxEntry } from "./outbox";
import { entrySchema, parseKept, sequenceOf } from "./parse-kept";

/** Returns what is kept after a change. It may be called more than once for one change. */
export type Act = (kept: Kept) => Kept;

/** Changes nothing. What is stored is read without holding up the other tabs. */
export const unchanged: Act = (kept) => kept;

/** Rows of the server that came with outcomes, and the run of the copy that they belong to. */
export interface OutcomeRows {
  run: string;
  rows: RowLists<AnyRows>;
}

/** The storage of what no server has. Each change is one transaction: everything that the act does, or nothing. */
export interface OutboxDisk {
  /** @throws {unknown} if nothing can be stored */
  change: (act: Act, rows?: OutcomeRows) => Promise<Kept>;
  /** Takes what is left from before the user turned the copy off. From then on it is in memory only. */
  rescue: () => Promise<Kept | undefined>;
  /** Closes the database until the next change. */
  rest: () => void;
  close: () => void;
}

/** Returns a user's disk for commands in IndexedDB. Numbers are given inside its transactions, so that two tabs never give the same one. */
export function createOutboxDisk(userId: string, { onOver }: { onOver?: () => void } = {}): OutboxDisk {
  const name = databaseName(userId);
  const connection = createConnection(name, { ...(onOver && { onOver }) });
  return {
    rest: connection.rest,
    close: connection.close,
    async rescue() {
      if (keeping.isOn() || !(await indexedDB.databases()).some((database) => database.name === name)) return undefined;
      const old = createConnection(name, { isForRemoval: true });
      try {
        return await old.run((database) => change(database, { act: unchanged, rows: undefined }));
      } finally {
        old.close();
        const { deleteDatabase } = await import("../database/removal");
        await deleteDatabase(name);
      }
    },
    async change(act, rows) {
      const attempt = () =>
        connection.run((database) => (act === unchanged ? read(database) : change(database, { act, rows })));
      try {
        return await attempt();
      } catch (error) {
        if (!isFull(error)) throw error;
        // Rows can be fetched again, commands cannot.
        await connection.run(clearRows);
        return attempt();
      }
    },
  };
}

const stores = ["outbox", "conflicts", "meta", "rows"] as const;

async function read(database: CopyDatabase): Promise<Kept> {
  const transaction = database.transaction(stores);
  const { kept, isRepaired } = await complete(transaction, async () => parseKept(await readAll(transaction)));
  return isRepaired ? change(database, { act: unchanged, rows: undefined }) : kept;
}

async function change(
  database: CopyDatabase,
  { act, rows }: { act: Act; rows: OutcomeRows | undefined },
): Promise<Kept> {
  const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
  const [outbox, conflicts, meta] = [
    transaction.objectStore("outbox"),
    transaction.objectStore("conflicts"),
    transaction.objectStore("meta"),
  ];
  return complete(transaction, async () => {
    const [raw, position] = await Promise.all([readAll(transaction), meta.get("position")]);
    const { kept: before, isRepaired } = parseKept(raw);
    const acted = act(before);
    const newRows = rows !== undefined && rows.run === readString(position, "run") ? keptRows(rows.rows) : [];
    await Promise.all(newRows.map((row) => putNewer(transaction.objectStore("rows"), row)));
    if (acted === before && !isRepaired) return before;
    const after = { ...acted, revision: before.revision + 1 };
    const old = isRepaired ? nothing : { entries: new Set(before.outbox.entries), refused: new Set(before.refused) };
    const [left, decided] = [new Set(raw.entries.keys()), new Set(raw.refusals.keys())];
    for (const { number } of after.outbox.entries) left.delete(number);
    for (const { id } of after.refused) decided.delete(id);
    const news = after.outbox.entries.filter((entry) => !old.entries.has(entry));
    const newRefusals = after.refused.filter((refusal) => !old.refused.has(refusal));
    const writes: (() => Promise<unknown>)[] = [
      ...[...left].map((number) => () => outbox.delete(number)),
      ...[...decided].map((id) => () => conflicts.delete(id)),
      ...news.map((entry) => () => outbox.put({ ...entry, schema: entrySchema }, entry.number)),
      ...newRefusals.map((refusal) => () => conflicts.put(refusal, refusal.id)),
      () => meta.put(sequenceOf(after), "sequence"),
    ];
    // A call that throws must not leave the others without a handler.
    await Promise.all(writes.map(async (write) => write()));
    return after;
  });
}

/** Reads what is stored, by number and by id. */
async function readAll<Mode extends IDBTransactionMode>(transaction: IDBPTransaction<CopySchema, typeof stores, Mode>) {
  const [outbox, conflicts] = [transaction.objectStore("outbox"), transaction.objectStore("conflicts")];
  const [numbers, entries, ids, refusals, sequence] = await Promise.all([
    outbox.getAllKeys(),
    outbox.getAll(),
    conflicts.getAllKeys(),
    conflicts.getAll(),
    transaction.objectStore("meta").get("sequence"),
  ]);
  return {
    sequence,
    entries: new Map(numbers.map((number, at) => [number, entries[at]])),
    refusals: new Map(ids.map((id, at) => [id, refusals[at]])),
  };
}

const nothing = { entries: new Set<OutboxEntry>(), refused: new Set<KeptRefusal>() };
