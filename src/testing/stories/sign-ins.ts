import { uuidv7 } from "uuidv7";
import { nilUserId } from "~/server/audit/table";
import { signInAgain } from "../people/admins";
import { callerAs } from "../server/caller";
import { signUp } from "../people/people";
import { testServer } from "../server/runtime";
import { givePassword, signUpWithSecondFactor } from "../people/second-factor";
import { claimsOf } from "../people/tokens";
import { alone, among, own, post, refused, type Stories, wrong } from "./story";

export const signIns = {
  "session.started": {
    done: among(async (ada) => {
      const { sid } = claimsOf(await signInAgain(ada));
      return { reason: null, details: { method: "password", session: sid } };
    }),
    failed: among(async (ada) => {
      await givePassword({ ...ada, password: wrong });
      return { actor_id: null, reason: "invalid_email_or_password", details: { method: "password" } };
    }),
  },
  "session.ended": {
    done: alone(async (ada) => void (await post(ada, "/sign-out", {}))),
    failed: "never",
  },
  "session.revoked": {
    done: alone(async (ada) => {
      const { ended } = await callerAs(ada).sessions.revokeAll.mutate();
      return { details: { which: "all", sessions: ended } };
    }),
    failed: refused(async ({ sessions }) => sessions.revoke.mutate({ id: String(claimsOf(await signUp())["sid"]) })),
  },
  "second_factor.requested": {
    done: async () => {
      const ada = await signUpWithSecondFactor();
      await givePassword(ada);
      return own(ada, { details: { method: "password" } });
    },
    failed: "never",
  },
  "token.refused": {
    done: "never",
    failed: async () => {
      const server = await testServer();
      const requestId = uuidv7();
      await server.fetch("/api/tasks", { headers: { authorization: "Bearer nonsense", "x-request-id": requestId } });
      await server.runtime.refusedTokens.flush();
      return {
        server,
        event: { user_id: nilUserId, reason: "malformed", request_id: requestId, details: { count: 1 } },
      };
    },
  },
} satisfies Stories;
