import { uuidv7 } from "uuidv7";
import type { Database } from "../db/client";
import { addJob } from "../queue/add-job";
import type { Message } from "./messages";
import { renderMessage } from "./render";
import type { Seal } from "./sealing";
import { mails } from "./table";

/** Where mail is put to be sent. */
export interface Outbox {
  /**
   * Writes `message` down for the address `to`; a job sends it soon. `db` is the transaction of what causes it: when that does not happen, no mail
   * is sent. It waits for no mail server, and takes the same time whatever it says.
   */
  enqueue: (db: Pick<Database, "insert" | "execute">, mail: { to: string; message: Message }) => Promise<void>;
}

interface OutboxOptions {
  /** Where this installation is reached. */
  origin: string;
  seal: Seal;
}

export function createOutbox({ origin, seal }: OutboxOptions): Outbox {
  return {
    enqueue: async (db, { to, message }) => {
      const content = await seal.close(renderMessage(message, origin));
      const id = uuidv7();
      await db.insert(mails).values({ id, recipient: to, kind: message.kind, content });
      await addJob(db, { queue: "mail", data: { id } });
    },
  };
}
