import { reason, someone, onUser } from "~/testing/stories/administrator";
import { refused } from "~/testing/stories/story";
import type { TestingOf } from "~/testing/feature-testing";
import type { usersFeature } from "./feature";

export const usersTesting = {
  inputs: {
    counts: () => undefined,
    list: () => ({}),
    byId: ({ person }) => ({ id: person }),
    setRole: ({ person }) => ({ id: person, role: "user", reason }),
    ban: ({ person }) => ({ id: person, reason }),
    unban: ({ person }) => ({ id: person, reason }),
    revokeSession: ({ person }) => ({ id: person, sessionId: person, reason }),
    revokeSessions: ({ person }) => ({ id: person, reason }),
    resetSecondFactor: ({ person }) => ({ id: person, reason }),
  },
  stories: {
    "user.role_changed": {
      done: onUser(async ({ users: { setRole } }, { userId: id }) => {
        await setRole.mutate({ id, reason, role: "admin" });
        return { from: "user", to: "admin" };
      }),
      failed: refused((caller) => caller.users.setRole.mutate({ ...someone, role: "admin" })),
    },
    "user.banned": {
      done: onUser(async ({ users: { ban } }, { userId: id }) => {
        await ban.mutate({ id, reason });
        return { until: null };
      }),
      failed: refused((caller) => caller.users.ban.mutate(someone)),
    },
    "user.unbanned": {
      done: onUser(async ({ users: { ban, unban } }, { userId: id }) => {
        await ban.mutate({ id, reason });
        await unban.mutate({ id, reason });
        return null;
      }),
      failed: refused((caller) => caller.users.unban.mutate(someone)),
    },
    "user.sessions_revoked": {
      done: onUser(async ({ users: { revokeSessions } }, { userId: id }) => {
        await revokeSessions.mutate({ id, reason });
        return { sessions: 1 };
      }),
      failed: refused((caller) => caller.users.revokeSessions.mutate(someone)),
    },
    "user.second_factor_reset": {
      done: onUser(async ({ users: { resetSecondFactor } }, { userId: id }) => {
        await resetSecondFactor.mutate({ id, reason });
        return null;
      }),
      failed: refused((caller) => caller.users.resetSecondFactor.mutate(someone)),
    },
  },
} satisfies TestingOf<typeof usersFeature>;
