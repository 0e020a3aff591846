import type { api, RouterOutputs } from "../../api";
import { readString } from "../../read-answer";
import type { Unsaved } from "../../viewer/unsaved";
import { createConnection } from "../database/database";
import { databaseName } from "../database/database-name";
import { keeping } from "../keeping";
import { countGiven, handOver, takeOver } from "./handover";
import { isWaiting, type Kept, noop, outcomeOf, type PushAnswer } from "./kept";
import type { AnyRows } from "../kinds/kinds";
import { append } from "./outbox";
import { createOutboxDisk, unchanged } from "./outbox-disk";
import { createPush } from "./push";
import { createStorage } from "./storage";

/** Sends the commands that the pages of a user have left on this device, for a page that has no rows itself. Rejects if the server does not take them now. */
export async function sendKept(userId: string, sync: Pick<(typeof api)["sync"], "push">): Promise<void> {
  const given = takeOver(userId);
  // Where nothing may be kept, the database is left alone: an open page with tasks has taken over what is in it.
  if (given.length === 0 && (!keeping.isOn() || (await countKept(userId)).waiting === 0)) return;
  const disk = createOutboxDisk(userId);
  const storage = createStorage(disk);
  const { pushAll } = createPush({
    userId,
    storage,
    send: async (input) => withoutRows(await sync.push.mutate(input)),
    findRow: () => undefined,
    run: () => "",
    onTaken: () => undefined,
    onKept: () => undefined,
  });
  const withGiven = ({ outbox, ...kept }: Kept): Kept => ({
    ...kept,
    outbox: given.reduce((box, entry) => append(box, entry), outbox),
  });
  try {
    if (given.length > 0) await storage.change(withGiven);
    await pushAll();
  } finally {
    const { outbox } = await storage.change(unchanged);
    if (!storage.isOnDisk()) handOver(userId, outbox.entries.filter(isWaiting));
    disk.close();
  }
}

/** Returns how many commands of a user wait on this device, and how many were refused, whatever version of the page has stored them. */
export async function countKept(userId: string): Promise<Unsaved> {
  const name = databaseName(userId);
  const given = countGiven(userId);
  // Opening it would create it.
  if (!(await listNames()).includes(name)) return { waiting: given, undecided: 0 };
  const connection = createConnection(name, { isForRemoval: true });
  try {
    return await connection.run(async (database) => {
      const read = (store: "outbox" | "conflicts") =>
        database.objectStoreNames.contains(store) ? database.getAll(store) : [];
      const [commands, refused] = await Promise.all([read("outbox"), read("conflicts")]);
      return { waiting: given + commands.filter(isCommand).length, undecided: refused.length };
    });
  } finally {
    connection.close();
  }
}

const isCommand = (value: unknown) => readString(value, "procedure") !== noop;

/** Returns the server's answer without rows, which come with the next changes. */
const withoutRows = ({ outcomes, ...rest }: RouterOutputs["sync"]["push"]): PushAnswer<AnyRows> => ({
  ...rest,
  outcomes: outcomes.map(outcomeOf),
  rows: {},
});

async function listNames(): Promise<(string | undefined)[]> {
  try {
    return (await indexedDB.databases()).map(({ name }) => name);
  } catch {
    // A browser without databases keeps nothing.
    return [];
  }
}
