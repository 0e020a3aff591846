import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { accounts, sessions, users, verifications } from "~/server/auth/tables";
import { mails } from "~/server/mail/table";
import { signInAgain } from "../../people/admins";
import { callerAs } from "../../server/caller";
import { confirmAddress, mailTo } from "../../mail/mailbox";
import { givePassword } from "../../people/second-factor";
import { cookieFrom, newAdministrator, newEmail, type Person, postJson, signUp } from "../../people/people";

const newPassword = "water the ferns on friday";

/** Returns everything that a link could change. */
async function stateOf({ server, userId, email }: Person) {
  const { db } = server.runtime.database;
  return {
    user: await db.select().from(users).where(eq(users.id, userId)),
    accounts: await db.select().from(accounts).where(eq(accounts.userId, userId)),
    sessions: (await db.select().from(sessions).where(eq(sessions.userId, userId))).map(({ id }) => id),
    links: (await db.select().from(verifications).where(eq(verifications.userId, userId))).map(({ id }) => id).sort(),
    mails: (await db.select().from(mails).where(eq(mails.recipient, email))).map(({ kind }) => kind),
  };
}

/** A link, and how its owner uses it. */
interface Sent {
  ada: Person;
  path: string;
  token: string;
  body: object;
  /** Sends another one of the kind, and returns its token. */
  again: () => Promise<string>;
}

type Kind = "verify-email" | "reset-password" | "approve-email-change" | "confirm-email-change";

const send: Record<Kind, (ada: Person) => Promise<Sent>> = {
  "verify-email": async (ada) => {
    const first = await mailTo(ada.server, ada.email, "verify-email");
    const again = async () => {
      await ask(ada, "/send-verification-email", { email: ada.email });
      return (await mailTo(ada.server, ada.email, "verify-email")).token;
    };
    return { ada, path: "/verify-email", token: first.token, body: { password: ada.password }, again };
  },
  "reset-password": async (ada) => {
    const again = async () => {
      await ask(ada, "/request-password-reset", { email: ada.email });
      return (await mailTo(ada.server, ada.email, "reset-password")).token;
    };
    return { ada, path: "/reset-password", token: await again(), body: { newPassword }, again };
  },
  "approve-email-change": async (ada) => {
    await confirmAddress(ada);
    const again = async () => {
      await ask(ada, "/change-email", { newEmail: newEmail() });
      return (await mailTo(ada.server, ada.email, "approve-email-change")).token;
    };
    return { ada, path: "/change-email/approve", token: await again(), body: {}, again };
  },
  "confirm-email-change": async (ada) => {
    const again = async () => {
      const elsewhere = newEmail();
      await ask(ada, "/change-email", { newEmail: elsewhere });
      return (await mailTo(ada.server, elsewhere, "confirm-email-change")).token;
    };
    const body = { password: ada.password };
    return { ada, path: "/change-email/confirm", token: await again(), body, again };
  },
};

const ask = ({ server, cookie }: Person, path: string, body: object) =>
  postJson(server, `/api/auth${path}`, body, { cookie });

/** Opens the link signed out, or with `cookie`. */
const open = ({ ada, path, token, body }: Sent, given: { token?: string; cookie?: string; body?: object } = {}) =>
  postJson(
    ada.server,
    `/api/auth${path}`,
    { token: given.token ?? token, ...(given.body ?? body) },
    { cookie: given.cookie ?? "" },
  );

async function mustWork(answering: Promise<Response>) {
  const answer = await answering;
  if (answer.status !== 200) throw new Error(`What comes before did not work: ${await answer.text()}`);
}

const admin = newAdministrator();

/** Events between sending the link and opening it. */
const events = {
  "it was used": (sent: Sent) => mustWork(open(sent)),
  "a newer one of its kind was sent": (sent: Sent) => sent.again(),
  "a newer one of its kind was used": async (sent: Sent) => mustWork(open(sent, { token: await sent.again() })),
  "the address was confirmed by a reset": async ({ ada }: Sent) => {
    await ask(ada, "/request-password-reset", { email: ada.email });
    const { token } = await mailTo(ada.server, ada.email, "reset-password");
    await mustWork(ask(ada, "/reset-password", { token, newPassword: "another long password" }));
  },
  "the account moved to another address": async ({ ada }: Sent) => {
    const { db } = ada.server.runtime.database;
    const elsewhere = newEmail();
    await db.update(users).set({ emailVerified: false }).where(eq(users.id, ada.userId));
    await ask(ada, "/change-email", { newEmail: elsewhere });
    const { token } = await mailTo(ada.server, elsewhere, "confirm-email-change");
    await mustWork(ask(ada, "/change-email/confirm", { token }));
  },
  "a stranger was shut out by a new password": async ({ ada }: Sent) =>
    mustWork(ask(ada, "/change-password", { currentPassword: ada.password, newPassword: "another long password" })),
  "the account was deleted": async ({ ada }: Sent) =>
    mustWork(ask(ada, "/delete-user", { confirmation: ada.email, password: ada.password })),
  "the account was banned": async ({ ada: { userId: id } }: Sent) => {
    await callerAs(await signInAgain(await admin)).users.ban.mutate({ id, reason: "Asked for on the telephone" });
  },
} satisfies Record<string, (sent: Sent) => Promise<unknown>>;

const used = [200, undefined];
const over = [400, "INVALID_TOKEN"];

/** The expected status of opening the link, and whether it may have an effect. */
const wanted: Record<Kind, Record<keyof typeof events, (number | string | undefined)[]>> = {
  "verify-email": {
    "it was used": [200, "already"],
    "a newer one of its kind was sent": used,
    "a newer one of its kind was used": [200, "already"],
    "the address was confirmed by a reset": [200, "already"],
    "the account moved to another address": over,
    "a stranger was shut out by a new password": over,
    "the account was deleted": over,
    "the account was banned": over,
  },
  "reset-password": {
    "it was used": over,
    "a newer one of its kind was sent": used,
    "a newer one of its kind was used": over,
    "the address was confirmed by a reset": over,
    "the account moved to another address": over,
    "a stranger was shut out by a new password": over,
    "the account was deleted": over,
    "the account was banned": over,
  },
  "approve-email-change": {
    "it was used": over,
    "a newer one of its kind was sent": used,
    // Each is a separate request, and takes effect only when the new address confirms.
    "a newer one of its kind was used": used,
    "the address was confirmed by a reset": over,
    "the account moved to another address": over,
    "a stranger was shut out by a new password": over,
    "the account was deleted": over,
    "the account was banned": over,
  },
  "confirm-email-change": {
    "it was used": over,
    "a newer one of its kind was sent": used,
    "a newer one of its kind was used": over,
    "the address was confirmed by a reset": over,
    "the account moved to another address": over,
    "a stranger was shut out by a new password": over,
    "the account was deleted": over,
    "the account was banned": over,
  },
};

const kinds = Object.keys(send).map((kind) => [kind] as const);
const isKind = (text: string): text is Kind => Object.hasOwn(send, text);
const prepare = async (kind: string) => {
  if (!isKind(kind)) throw new Error(`No link is a ${kind}.`);
  return send[kind](await signUp());
};

describe.each(Object.entries(wanted))("a %s link that is opened after", (kind, answers) => {
  test.each(Object.entries(answers))("%s is answered with %j", async (event, [status, code]) => {
    const sent = await prepare(kind);
    const happens = Object.entries(events).find(([name]) => name === event)?.[1];
    await happens?.(sent);
    const before = await stateOf(sent.ada);
    const answer = await open(sent);
    const said = await answer.json();
    expect([answer.status, said.alreadyConfirmed === true ? "already" : said.code]).toEqual([status, code]);
    expect(cookieFrom(answer)).not.toContain("session");
    const after = await stateOf(sent.ada);
    expect(isDeepStrictEqual(after, before)).toBe(code !== undefined);
    // The expected next step, or nothing.
    expect(said.message ?? "").toContain(status === 400 ? "Request a new one." : "");
  });
});

test("a link for a confirmed address says so whatever happened to the account since, and sets no password", async () => {
  const sent = await prepare("verify-email");
  await mustWork(open(sent));
  const { ada } = sent;
  const { cookie } = await givePassword(ada);
  const change = { currentPassword: ada.password, newPassword: "another long password" };
  await mustWork(postJson(ada.server, "/api/auth/change-password", change, { cookie }));
  const before = await stateOf(ada);
  const answer = await open(sent, { body: {} });
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { status: true, email: ada.email, alreadyConfirmed: true },
  ]);
  const choosing = await open(sent, { body: { newPassword } });
  const said = { code: "ALREADY_CONFIRMED", message: expect.stringContaining("Sign in or reset your password.") };
  expect([choosing.status, await choosing.json()]).toEqual([400, said]);
  expect(await stateOf(ada)).toEqual(before);
});

describe.each(kinds)("a %s link", (kind) => {
  test("is not used up by reading it: HEAD and GET by a scanner, a preview, or a prefetching browser", async () => {
    const sent = await prepare(kind);
    const before = await stateOf(sent.ada);
    const looks = [
      { "user-agent": "Mozilla/5.0 (Windows NT 10.0) SafeLinks" },
      { "user-agent": "Slackbot-LinkExpanding 1.0" },
      { "sec-purpose": "prefetch;prerender", purpose: "prefetch", cookie: sent.ada.cookie },
    ];
    for (const method of ["HEAD", "GET", "OPTIONS"]) {
      for (const headers of looks) {
        const url = `/api/auth${sent.path}?token=${sent.token}`;
        const { status } = await sent.ada.server.fetch(url, { method, headers });
        expect([method, [204, 404, 405].includes(status)]).toEqual([method, true]);
      }
    }
    expect(await stateOf(sent.ada)).toEqual(before);
    expect((await open(sent)).status).toBe(200);
  });

  test("opened by another signed-in user changes nothing of theirs", async () => {
    const sent = await prepare(kind);
    const bob = await signUp();
    const before = await stateOf(bob);
    await open(sent, { cookie: bob.cookie, body: {} });
    const answer = await open(sent, { cookie: bob.cookie });
    expect(cookieFrom(answer)).not.toContain(sent.ada.cookie);
    expect(await stateOf(bob)).toEqual(before);
    expect((await callerAs(bob).tasks.list.query({})).items).toEqual([]);
  });
});
