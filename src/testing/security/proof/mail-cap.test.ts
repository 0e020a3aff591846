import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifications } from "~/server/auth/tables";
import { clientAddressHeader } from "~/server/http/address/client-address";
import type { Message } from "~/server/mail/messages";
import { openConnection } from "../../database/database";
import { mailsTo } from "../../mail/mailbox";
import { newEmail, postJson, signUp } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ RATE_LIMIT: "on" });
});
afterAll(() => server.close());

const from = (at: number) => ({ [clientAddressHeader]: `198.51.100.${at}` });
const kindsTo = async (email: string) => (await mailsTo(server, email)).map(({ kind }) => kind);
const count = (kinds: string[], kind: string) => kinds.filter((each) => each === kind).length;

describe("mail that anyone can request", () => {
  test("by signing up forty times with one address is sent three times, with equal responses", async () => {
    const ada = await signUp({ server });
    const spellings = [ada.email, ada.email.toUpperCase(), ada.email.replace("@example", "@EXAMPLE")];
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        const body = { name: "Eve", email: spellings[at % 3], password: "water the ferns on friday" };
        const answer = await postJson(server, "/api/auth/sign-up/email", body, from(at));
        return { status: answer.status, fields: Object.keys(await answer.json()) };
      }),
    );
    const accepted = answers.filter(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    expect(new Set(accepted.map(({ fields }) => fields.join())).size).toBe(1);
    expect(count(await kindsTo(ada.email), "existing-account")).toBe(Math.min(3, accepted.length));
  });

  test("by requesting sixty resets from twenty IP addresses is sent three times", async () => {
    const ada = await signUp({ server });
    const ask = async (email: string, at: number) => {
      const answer = await postJson(server, "/api/auth/request-password-reset", { email }, from(100 + (at % 20)));
      return [answer.status, await answer.text()];
    };
    const answers: unknown[][] = [];
    for (let at = 0; at < 60; at += 6) {
      const sixAt = [0, 1, 2, 3, 4, 5].map((more) => at + more);
      answers.push(...(await Promise.all(sixAt.map((one) => ask(ada.email, one)))));
      answers.push(...(await Promise.all(sixAt.map((one) => ask(newEmail(), one)))));
    }
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(count(await kindsTo(ada.email), "reset-password")).toBe(3);
  });

  test("never locks the owner out: each hour one reset is sent, and its link works until the next", async () => {
    const ada = await signUp({ server });
    const sql = openConnection(server.databaseUrl);
    for (let hour = 1; hour <= 5; hour += 1) {
      for (let at = 0; at < 4; at += 1) {
        await postJson(
          server,
          "/api/auth/sign-up/email",
          { name: "Eve", email: ada.email, password: "water the ferns on friday" },
          from(200 + at),
        );
        await postJson(server, "/api/auth/request-password-reset", { email: ada.email }, from(200 + at));
      }
      expect(count(await kindsTo(ada.email), "reset-password")).toBe(3 * hour);
      await sql`update allowances set resets_at = resets_at - interval '1 hour'`;
    }
    await sql.end();
    const links = await server.runtime.database.db
      .select({ createdAt: verifications.createdAt, expiresAt: verifications.expiresAt })
      .from(verifications)
      .where(and(eq(verifications.userId, ada.userId), eq(verifications.purpose, "link")));
    expect(links.length).toBeGreaterThan(0);
    expect(Math.min(...links.map((each) => Number(each.expiresAt) - Number(each.createdAt)))).toBeGreaterThan(
      3_590_000,
    );
  });

  test("is counted for each recipient, and not again for each spelling or tag of one mailbox", async () => {
    const name = newEmail().split("@")[0] ?? "";
    const { outbox, database } = server.runtime;
    const message: Message = {
      kind: "verify-email",
      name: "Ada",
      link: `${server.runtime.origin}/verify-email?token=x`,
    };
    const tagged = Array.from({ length: 20 }, (_, at) => `${name}+${at}@example.com`);
    for (const to of tagged) await outbox.enqueue(database.db, { to, message });
    const kinds = await Promise.all(tagged.map(kindsTo));
    expect(kinds.flat()).toHaveLength(12);
    const other = newEmail();
    await outbox.enqueue(database.db, { to: other, message });
    expect(await kindsTo(other)).toEqual(["verify-email"]);
  });
});

const link = () => `${server.runtime.origin}/x`;
const [name, newAddress] = ["Ada", "new@example.com"];
const messages = (): Message[] => [
  { kind: "verify-email", name, link: link() },
  { kind: "existing-account", name, link: link() },
  { kind: "reset-password", name, link: link() },
  { kind: "approve-email-change", name, newEmail: newAddress, link: link() },
  { kind: "confirm-email-change", name, newEmail: newAddress, link: link() },
  { kind: "confirm-deletion", name, link: link() },
  { kind: "address-confirmed", name },
  { kind: "password-changed", name },
  { kind: "email-changed", name, newEmail: newAddress },
  { kind: "account-deleted", name },
  { kind: "new-sign-in", name, device: "Firefox", place: "here", at: "2026-11-26T10:00:00.000Z", link: link() },
  { kind: "second-factor-changed", name, change: "disabled" },
];

describe("of each kind, thirty at once", () => {
  const write = async (email: string, message: Message) => {
    const { outbox, database } = server.runtime;
    for (let at = 0; at < 30; at += 1) await outbox.enqueue(database.db, { to: email, message });
    return count(await kindsTo(email), message.kind);
  };

  test("is sent at most ten times to an unconfirmed address", async () => {
    for (const message of messages()) {
      const { email } = await signUp({ server });
      const requested = /^(verify|existing|reset|approve|confirm)/.test(message.kind);
      const before = count(await kindsTo(email), message.kind);
      expect([message.kind, await write(email, message)]).toEqual([message.kind, requested ? 3 : 10]);
      expect(before).toBeLessThan(2);
    }
  });

  test("about events in the account of a confirmed address is always sent", async () => {
    const ada = await signUp({ server });
    const sql = openConnection(server.databaseUrl);
    await sql`update users set email_verified = true where id = ${ada.userId}`;
    await sql.end();
    for (const message of messages().filter(({ kind }) => !/^(verify|existing|reset|approve|confirm)/.test(kind))) {
      expect([message.kind, await write(ada.email, message)]).toEqual([message.kind, 30]);
    }
  });
});
