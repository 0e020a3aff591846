import type { api, RouterOutputs } from "../../api";
import { readString } from "../../read-answer";
import type { Unsaved } from "../../viewer/unsaved";
import { createConnection } from "../database/database";
import { databaseName } from "../database/database-name";
import { keeping } from "../keeping";
import { noop, outcomeOf, type PushAnswer } from "./kept";
import type { AnyRows } from "../kinds/kinds";
import { createOutboxDisk } from "./outbox-disk";
import { createPush } from "./push";
import { createStorage } from "./storage";

/** Sends the commands that the pages of a user have left on this device, for a page that has no rows itself. Rejects if the server does not take them now. */
export async function sendKept(userId: string, sync: Pick<(typeof api)["sync"], "push">): Promise<void> {
  // Where nothing may be kept, a page with tasks takes over what is left.
  if (!keeping.isOn() || (await countKept(userId)).waiting === 0) return;
  const disk = createOutboxDisk(userId);
  const { pushAll } = createPush({
    userId,
    storage: createStorage(disk),
    send: async (input) => withoutRows(await sync.push.mutate(input)),
    findRow: () => undefined,
    run: () => "",
    onTaken: () => undefined,
    onKept: () => undefined,
  });
  try {
    await pushAll();
  } finally {
    disk.close();
  }
}

/** Returns how many commands of a user wait on this device, and how many were refused, whatever version of the page has stored them. */
export async function countKept(userId: string): Promise<Unsaved> {
  const name = databaseName(userId);
  // Opening it would create it.
  if (!(await listNames()).includes(name)) return { waiting: 0, undecided: 0 };
  const connection = createConnection(name, { isForRemoval: true });
  try {
    return await connection.run(async (database) => {
      const read = (store: "outbox" | "conflicts") =>
        database.objectStoreNames.contains(store) ? database.getAll(store) : [];
      const [commands, refused] = await Promise.all([read("outbox"), read("conflicts")]);
      return { waiting: commands.filter(isCommand).length, undecided: refused.length };
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
