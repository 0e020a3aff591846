import { uuidv7 } from "uuidv7";
import { deadMail } from "~/testing/mail/dead-mail";
import { reason, someone, onUnknownUser } from "~/testing/stories/administrator";
import { refused } from "~/testing/stories/story";
import type { TestingOf } from "~/testing/feature-testing";
import type { mailsFeature } from "./feature";

/** The failed mail that each call acts on. */
const id = uuidv7();

export const mailsTesting = {
  inputs: {
    list: () => ({ status: "dead" }),
    retry: () => ({ id, reason }),
    remove: () => ({ id, reason }),
  },
  prepare: async (sql) => {
    await sql`
      insert into mails (id, recipient, kind, content, status) values (${id}, 'a@example.com', 'verify-email', 'x', 'dead')
      on conflict (id) do update set status = 'dead'`;
  },
  stories: {
    "mail.retried": {
      done: onUnknownUser(async ({ mails: { retry } }) => {
        const id = await deadMail();
        await retry.mutate({ id, reason });
        return { reason, details: { mail: id, kind: "account-deleted" } };
      }),
      failed: refused((caller) => caller.mails.retry.mutate(someone)),
    },
    "mail.removed": {
      done: onUnknownUser(async ({ mails: { remove } }) => {
        const id = await deadMail();
        await remove.mutate({ id, reason });
        return { reason, details: { mail: id, kind: "account-deleted" } };
      }),
      failed: refused((caller) => caller.mails.remove.mutate(someone)),
    },
  },
} satisfies TestingOf<typeof mailsFeature>;
