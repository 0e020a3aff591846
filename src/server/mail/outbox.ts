import { uuidv7 } from "uuidv7";
import type { Database } from "../db/client";
import type { Message } from "./messages";
import { renderMessage } from "./render";
import { createSeal } from "./sealing";
import { mails } from "./table";

/** Where mail is put to be sent. */
export interface Outbox {
  /**
   * Writes `message` down for the address `to`; a job sends it soon. `db` is the transaction of what causes it: when that does not happen, no mail
   * is sent. It waits for no mail server, and takes the same time whatever it says.
   */
  enqueue: (db: Pick<Database, "insert">, mail: { to: string; message: Message }) => Promise<void>;
}

interface OutboxOptions {
  /** Where this installation is reached. */
  origin: string;
  /** The installation's, newest first. */
  secrets: { version: number; value: string }[];
}

export function createOutbox({ origin, secrets }: OutboxOptions): Outbox {
  const seal = createSeal(secrets);
  return {
    enqueue: async (db, { to, message }) => {
      const content = await seal.close(renderMessage(message, origin));
      await db.insert(mails).values({ id: uuidv7(), recipient: to, kind: message.kind, content });
    },
  };
}
