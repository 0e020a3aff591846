import { nilUserId } from "~/server/audit/table";
import { deadMail } from "../mail/dead-mail";
import { testServer } from "../server/runtime";
import type { Stories } from "./story";

export const mail = {
  "mail.dead": {
    done: "never",
    failed: async () => {
      const mail = await deadMail();
      const details = { mail, kind: "account-deleted", code: "OLD" };
      return { server: await testServer(), event: { user_id: nilUserId, actor_id: null, details } };
    },
  },
} satisfies Stories;
