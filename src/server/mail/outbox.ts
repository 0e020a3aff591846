import { uuidv7 } from "uuidv7";
import { commitOnlyIf } from "../auth/account/constant-work";
import type { Database } from "../db/client";
import { addJob } from "../jobs/add-job";
import { takeMailLimit } from "./mail-cap";
import type { Message } from "./messages";
import { renderMessage } from "./render";
import type { MailCipher } from "./encryption";
import { mails } from "./table";

/** Where mail is put to be sent. */
export interface Outbox {
  /**
   * Writes `message` down for the address `to`; a job sends it soon. `db` is the transaction of what causes it: when that does not happen, no mail
   * is sent. It waits for no mail server, and takes the same time whatever it says.
   *
   * One recipient gets only so many of a kind, whatever asks for them. Beyond that, and where there is nobody to write to (`isReal` is false), the same is
   * done and undone.
   */
  enqueue: (
    db: Pick<Database, "insert" | "select" | "transaction">,
    mail: { to: string; message: Message; isReal?: boolean },
  ) => Promise<void>;
}

interface OutboxOptions {
  /** Where this installation is reached. */
  origin: string;
  cipher: MailCipher;
}

export function createOutbox({ origin, cipher }: OutboxOptions): Outbox {
  return {
    enqueue: async (db, { to, message, isReal = true }) => {
      const content = await cipher.encrypt(renderMessage(message, origin));
      const isWithinCap = await takeMailLimit(db, { to, message });
      await commitOnlyIf(isReal && isWithinCap, db, async (savepoint) => {
        const id = uuidv7();
        await savepoint.insert(mails).values({ id, recipient: to, kind: message.kind, content });
        await addJob(savepoint, { queue: "mail", data: { id } });
      });
    },
  };
}
