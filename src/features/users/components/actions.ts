import type { RouterInputs, RouterOutputs } from "~/client/api";
import type { User } from "./user-facts";

export type ActionName =
  | "promote"
  | "demote"
  | "ban"
  | "unban"
  | "resetSecondFactor"
  | "revokeSessions"
  | "revokeSession";

/** The action's input besides user and reason. */
export type More = { sessionId?: string; until?: string };

interface Procedures {
  setRole: Call<"setRole">;
  ban: Call<"ban">;
  unban: Call<"unban">;
  resetSecondFactor: Call<"resetSecondFactor">;
  revokeSessions: Call<"revokeSessions">;
  revokeSession: Call<"revokeSession">;
}
type Call<Name extends keyof RouterInputs["users"]> = {
  mutate: (input: RouterInputs["users"][Name]) => Promise<RouterOutputs["users"][Name]>;
};

interface ActionTexts {
  title: (name: string) => string;
  /** Explains what will happen. */
  about: (of: { isSelf: boolean }) => string;
  confirm: string;
  tone: "primary" | "danger";
  /** The announcement afterwards. */
  done: (name: string) => string;
  send: (users: Procedures, input: { id: string; reason: string } & More) => Promise<User>;
}

const selfDemotion =
  "This is you. You lose access to these pages immediately, and only another administrator can restore your role.";

/** Every action on a user with its texts and its procedure. */
export const actions: Record<ActionName, ActionTexts> = {
  promote: {
    title: (name) => `Make ${name} an administrator?`,
    about: () => "They can see everyone who has an account, ban people, change roles and rotate keys.",
    confirm: "Make administrator",
    tone: "primary",
    done: (name) => `${name} is now an administrator.`,
    send: (users, { id, reason }) => users.setRole.mutate({ id, reason, role: "admin" }),
  },
  demote: {
    title: (name) => `Remove the administrator role from ${name}?`,
    about: ({ isSelf }) =>
      isSelf
        ? selfDemotion
        : "They lose access to these pages within a second. They stay signed in and keep their tasks.",
    confirm: "Remove administrator role",
    tone: "danger",
    done: (name) => `${name} is no longer an administrator.`,
    send: (users, { id, reason }) => users.setRole.mutate({ id, reason, role: "user" }),
  },
  ban: {
    title: (name) => `Ban ${name}?`,
    about: () =>
      "They are signed out everywhere within a second and cannot sign in. Their tasks stay. They see it when they try to sign in; no e-mail is sent.",
    confirm: "Ban",
    tone: "danger",
    done: (name) => `${name} was banned and signed out.`,
    send: (users, { id, reason, until }) => users.ban.mutate({ id, reason, ...(until !== undefined && { until }) }),
  },
  unban: {
    title: (name) => `Lift the ban on ${name}?`,
    about: () => "They can sign in again immediately.",
    confirm: "Lift ban",
    tone: "primary",
    done: (name) => `${name} can sign in again.`,
    send: (users, { id, reason }) => users.unban.mutate({ id, reason }),
  },
  resetSecondFactor: {
    title: (name) => `Reset two-step sign-in for ${name}?`,
    about: () =>
      "Their authenticator app, backup codes, passkeys and trusted browsers are removed, and they are signed out everywhere. Until they set it up again, they sign in with their password alone. They are notified by e-mail.",
    confirm: "Reset",
    tone: "danger",
    done: (name) => `${name} now signs in with a password alone.`,
    send: (users, { id, reason }) => users.resetSecondFactor.mutate({ id, reason }),
  },
  revokeSessions: {
    title: (name) => `Sign ${name} out everywhere?`,
    about: ({ isSelf }) =>
      isSelf
        ? "This is you. You will have to sign in again, including here."
        : "Every session ends within a second. They can sign in again.",
    confirm: "Sign out everywhere",
    tone: "danger",
    done: (name) => `${name} was signed out everywhere.`,
    send: (users, { id, reason }) => users.revokeSessions.mutate({ id, reason }),
  },
  revokeSession: {
    title: () => "End this session?",
    about: () => "That browser or program is signed out within a second. They can sign in again.",
    confirm: "End session",
    tone: "danger",
    done: () => "The session has ended.",
    send: (users, { id, reason, sessionId = "" }) => users.revokeSession.mutate({ id, reason, sessionId }),
  },
};
