import { uuidv7 } from "uuidv7";
import type { Database } from "../db/client";
import { commitOnlyIf } from "../db/commit-only-if";
import { addJob } from "../jobs/add-job";
import { takeMailLimit, type IsConfirmedAddress } from "./mail-cap";
import type { Message } from "./messages";
import { renderMessage } from "./render";
import type { MailCipher } from "./encryption";
import { mails } from "./table";

/** Mail to be sent. */
export interface Outbox {
  /**
   * Stores `message` for the address `to`; a job sends it soon. `db` is the transaction of its cause: when that is rolled back, no mail is sent.
   * It waits for no mail server, and takes the same time whatever the message.
   *
   * Each recipient gets a limited number of a kind. Beyond it, and without a recipient (`isReal` is false), the same statements run and are rolled back.
   */
  enqueue: (
    db: Pick<Database, "insert" | "select" | "transaction">,
    mail: { to: string; message: Message; isReal?: boolean },
  ) => Promise<void>;
}

interface OutboxOptions {
  /** The public origin. */
  origin: string;
  cipher: MailCipher;
  isConfirmedAddress: IsConfirmedAddress;
}

export function createOutbox({ origin, cipher, isConfirmedAddress }: OutboxOptions): Outbox {
  return {
    enqueue: async (db, { to, message, isReal = true }) => {
      const content = await cipher.encrypt(renderMessage(message, origin));
      const isWithinCap = await takeMailLimit(db, { to, message }, isConfirmedAddress);
      await commitOnlyIf(isReal && isWithinCap, db, async (savepoint) => {
        const id = uuidv7();
        await savepoint.insert(mails).values({ id, recipient: to, kind: message.kind, content });
        await addJob(savepoint, { queue: "mail", data: { id } });
      });
    },
  };
}
