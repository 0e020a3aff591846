import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { nilUserId } from "~/server/audit/table";
import { users } from "~/server/auth/tables";
import { importUsers } from "~/server/auth/import/import-users";
import { startBackground } from "~/server/jobs/background";
import { createDelivery } from "~/server/mail/delivery";
import { createMailCipher } from "~/server/mail/encryption";
import { mails } from "~/server/mail/table";
import { secretsOf } from "~/server/env";
import { signUpAdmin } from "../people/admins";
import { callerAs, type Caller } from "../server/caller";
import { eventually } from "../eventually";
import { newEmail, type Person, signUp } from "../people/people";
import { testServer } from "../server/runtime";
import { refused, type Stories, type Story, type Told } from "./story";

const reason = "They asked for it";

let hired: Promise<Person> | undefined;
const administrator = () => (hired ??= signUpAdmin());

/** What an administrator does to a new person, who finds it in their trail. */
const toAnother =
  (act: (caller: Caller, person: Person) => Promise<object | null>): Story =>
  async () => {
    const [admin, person] = [await administrator(), await signUp()];
    const details = await act(callerAs(admin), person);
    return {
      server: person.server,
      event: { user_id: person.userId, actor_id: admin.userId, reason, details },
    };
  };

/** What an administrator does to nobody. */
const toNobody =
  (act: (caller: Caller) => Promise<Partial<Told>>): Story =>
  async () => {
    const admin = await administrator();
    const event = await act(callerAs(admin));
    return { server: admin.server, event: { user_id: nilUserId, actor_id: admin.userId, ...event } };
  };

const someone = { id: uuidv7(), reason };

/** A mail that waited for so long that it is given up; its id. */
async function deadMail(): Promise<string> {
  const { runtime } = await testServer();
  const { db } = runtime.database;
  const to = newEmail();
  await runtime.outbox.enqueue(db, { to, message: { kind: "account-deleted", name: "Ada" } });
  const createdAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const [mail] = await db.update(mails).set({ createdAt }).where(eq(mails.recipient, to)).returning({ id: mails.id });
  const cipher = createMailCipher(secretsOf(runtime.environment));
  await createDelivery({ db, log: runtime.log, cipher, deliver: undefined, backoff: [] })(mail);
  return mail?.id ?? "";
}

export const administration = {
  "user.role_changed": {
    done: toAnother(async ({ users: { setRole } }, { userId: id }) => {
      await setRole.mutate({ id, reason, role: "admin" });
      return { from: "user", to: "admin" };
    }),
    failed: refused((caller) => caller.users.setRole.mutate({ ...someone, role: "admin" })),
  },
  "user.banned": {
    done: toAnother(async ({ users: { ban } }, { userId: id }) => {
      await ban.mutate({ id, reason });
      return { until: null };
    }),
    failed: refused((caller) => caller.users.ban.mutate(someone)),
  },
  "user.unbanned": {
    done: toAnother(async ({ users: { ban, unban } }, { userId: id }) => {
      await ban.mutate({ id, reason });
      await unban.mutate({ id, reason });
      return null;
    }),
    failed: refused((caller) => caller.users.unban.mutate(someone)),
  },
  "user.sessions_revoked": {
    done: toAnother(async ({ users: { revokeSessions } }, { userId: id }) => {
      await revokeSessions.mutate({ id, reason });
      return { sessions: 1 };
    }),
    failed: refused((caller) => caller.users.revokeSessions.mutate(someone)),
  },
  "user.second_factor_reset": {
    done: toAnother(async ({ users: { resetSecondFactor } }, { userId: id }) => {
      await resetSecondFactor.mutate({ id, reason });
      return null;
    }),
    failed: refused((caller) => caller.users.resetSecondFactor.mutate(someone)),
  },
  "user.imported": {
    done: async () => {
      const server = await testServer();
      const { db } = server.runtime.database;
      const email = newEmail();
      await importUsers(db, JSON.stringify([{ email }]), { from: "authjs", apply: true, report: () => undefined });
      const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
      const told = { actor_id: null, reason: "command", details: { from: "authjs" } };
      return { server, event: { user_id: user?.id ?? "", ...told } };
    },
    failed: "never",
  },
  "key.rotated": {
    done: toNobody(async ({ keys }) => {
      const [newest] = await keys.rotate.mutate({ reason });
      return { reason, details: { kid: newest?.kid } };
    }),
    failed: refused((caller) => caller.keys.rotate.mutate({ reason })),
  },
  "audit.exported": {
    done: async () => {
      const { server, userId } = await administrator();
      await callerAs(await administrator()).auditEvents.export.mutate({ format: "csv", limit: 1 });
      return { server, event: { user_id: userId, actor_id: userId, details: { format: "csv", events: 1 } } };
    },
    failed: refused((caller) => caller.auditEvents.export.mutate({ format: "csv" })),
  },
  "mail.dead": {
    done: "never",
    failed: async () => {
      const mail = await deadMail();
      const details = { mail, kind: "account-deleted", code: "OLD" };
      return { server: await testServer(), event: { user_id: nilUserId, actor_id: null, details } };
    },
  },
  "mail.retried": {
    done: toNobody(async ({ mails: { retry } }) => {
      const id = await deadMail();
      await retry.mutate({ id, reason });
      return { reason, details: { mail: id, kind: "account-deleted" } };
    }),
    failed: refused((caller) => caller.mails.retry.mutate(someone)),
  },
  "mail.removed": {
    done: toNobody(async ({ mails: { remove } }) => {
      const id = await deadMail();
      await remove.mutate({ id, reason });
      return { reason, details: { mail: id, kind: "account-deleted" } };
    }),
    failed: refused((caller) => caller.mails.remove.mutate(someone)),
  },
  "job.started": {
    done: toNobody(async ({ jobs: { list, start } }) => {
      const { runtime } = await testServer();
      const stop = startBackground(runtime, [], { jobsEvery: 20 });
      const name = await eventually(async () => {
        const done = (await list.query()).jobs.find(({ outcome }) => outcome === "done");
        if (done === undefined) throw new Error("No job has run yet.");
        return done.name;
      });
      await stop();
      await start.mutate({ name, reason });
      return { reason, details: { job: name } };
    }),
    failed: refused((caller) => caller.jobs.start.mutate({ name: "any", reason })),
  },
} satisfies Stories;
