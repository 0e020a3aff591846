import { beforeAll, describe, expect, test } from "vitest";
import { signUpAdmin } from "~/testing/people/admins";
import { errorOf } from "~/testing/server/responses";
import { type Caller, callerAs } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { startMailServer } from "~/testing/mail/mail-server";
import type { Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { startBackground } from "~/server/jobs/background";
import { sendMail } from "~/server/mail/send-mail";

let server: TestServer;
let admin: Person;
let call: Caller;

beforeAll(async () => {
  server = await startServer();
  admin = await signUpAdmin({ server });
  call = callerAs(admin);
  return server.close;
});

const recipients = { waiting: "waiting@example.com", dead: "dead@example.com", sent: "sent@example.com" };

async function change(query: string) {
  const sql = openConnection(server.databaseUrl);
  const rows = await sql.unsafe(query);
  await sql.end();
  return [...rows];
}

/** Writes one mail to each of `addresses`, oldest first. */
async function write(...addresses: string[]) {
  const { outbox, database } = server.runtime;
  await change("delete from mails");
  for (const to of addresses)
    await outbox.enqueue(database.db, { to, message: { kind: "account-deleted", name: "Secretive Ada" } });
}

async function writeEachStatus() {
  await write(...Object.values(recipients));
  await change(
    `update mails set status = 'dead', attempts = 8, last_error = 'No such mailbox' where recipient = '${recipients.dead}'`,
  );
  await change(
    `update mails set status = 'sent', content = null, sent_at = now() where recipient = '${recipients.sent}'`,
  );
}

describe("the list of mail", () => {
  test("shows the newest first, page by page, and never the content", async () => {
    const addresses = Array.from({ length: 5 }, (_, index) => `p${index}@example.com`);
    await write(...addresses);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await call.mails.list.query({ limit: 2, ...(cursor == null ? {} : { cursor }) });
      expect(JSON.stringify(page)).not.toMatch(/content|Secretive|\$ba\$/);
      seen.push(...page.items.map(({ recipient }) => recipient));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(addresses.toReversed());
  });

  test("is filtered by waiting, sent or failed mail", async () => {
    await writeEachStatus();
    for (const status of ["waiting", "dead", "sent"] as const) {
      const { items } = await call.mails.list.query({ status });
      expect(items.map(({ recipient }) => recipient)).toEqual([recipients[status]]);
    }
    const { items } = await call.mails.list.query({ status: "dead" });
    expect(items).toMatchObject([{ kind: "account-deleted", attempts: 8, lastError: "No such mailbox", sentAt: null }]);
  });

  test("refuses unknown values by name", async () => {
    for (const [field, input] of Object.entries({
      status: { status: "lost" },
      limit: { limit: 0 },
      cursor: { cursor: "x" },
    })) {
      const { status, fields } = await (async () => {
        const answer = await server.fetch(`/api/trpc/mails.list?input=${encodeURIComponent(JSON.stringify(input))}`, {
          headers: { authorization: `Bearer ${admin.token}` },
        });
        const body: unknown = await answer.json();
        return { status: answer.status, fields: JSON.stringify(body) };
      })();
      expect(status).toBe(400);
      expect(fields).toContain(`"${field}"`);
    }
  });
});

describe("retrying", () => {
  test("gives failed mail all its attempts again, is recorded, and delivers the mail", async () => {
    await writeEachStatus();
    const { items } = await call.mails.list.query({ status: "dead" });
    const id = items[0]?.id ?? "";
    expect(await call.mails.retry.mutate({ id, reason: " The mailbox is back " })).toMatchObject({
      id,
      status: "waiting",
      attempts: 0,
    });
    const trail = await change(
      "select actor_id, reason, outcome, details from audit_events where kind = 'mail.retried'",
    );
    expect(trail).toEqual([
      {
        actor_id: admin.userId,
        reason: "The mailbox is back",
        outcome: "success",
        details: { mail: id, kind: "account-deleted" },
      },
    ]);
    const { port, received, stop } = await startMailServer();
    const instance = await startServer({
      DATABASE_URL: server.databaseUrl,
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: "keel@mail.example.com",
    });
    const stopBackground = startBackground(instance.runtime, [], {
      workers: [sendMail(instance.runtime, { every: 20 })],
    });
    await eventually(() => expect(received.map(({ messageId }) => messageId)).toContain(`<${id}@mail.example.com>`));
    await stopBackground();
    await instance.close();
    await stop();
  });

  test("does nothing for mail that is waiting, sent or missing, and says which", async () => {
    await writeEachStatus();
    for (const status of ["waiting", "sent"] as const) {
      const { items } = await call.mails.list.query({ status });
      const refusal = await errorOf(call.mails.retry.mutate({ id: items[0]?.id ?? "", reason: "Try" }));
      expect(refusal).toMatchObject({ code: "CONFLICT", current: { status } });
    }
    const missing = await errorOf(
      call.mails.retry.mutate({ id: "0195d0d0-0000-7000-8000-000000000000", reason: "Try" }),
    );
    expect(missing.code).toBe("NOT_FOUND");
  });

  test("requires a reason", async () => {
    const refusal = await errorOf(
      call.mails.retry.mutate({ id: "0195d0d0-0000-7000-8000-000000000000", reason: "  " }),
    );
    expect(refusal.fields).toEqual({ reason: ["Enter a reason."] });
  });
});

describe("deleting", () => {
  test("deletes failed mail, and is recorded", async () => {
    await writeEachStatus();
    const { items } = await call.mails.list.query({ status: "dead" });
    const id = items[0]?.id ?? "";
    expect(await call.mails.remove.mutate({ id, reason: "Nobody reads there" })).toMatchObject({ id });
    const left = await change("select status from mails order by status");
    expect(left).toEqual([{ status: "sent" }, { status: "waiting" }]);
    const trail = await change(
      "select actor_id, reason, outcome, details from audit_events where kind = 'mail.removed'",
    );
    const details = { mail: id, kind: "account-deleted" };
    expect(trail).toEqual([{ actor_id: admin.userId, reason: "Nobody reads there", outcome: "success", details }]);
    const again = await errorOf(call.mails.remove.mutate({ id, reason: "Once more" }));
    expect(again.code).toBe("NOT_FOUND");
  });

  test("does nothing for waiting or sent mail, nor without a reason", async () => {
    await writeEachStatus();
    for (const status of ["waiting", "sent"] as const) {
      const { items } = await call.mails.list.query({ status });
      const refusal = await errorOf(call.mails.remove.mutate({ id: items[0]?.id ?? "", reason: "Try" }));
      expect(refusal).toMatchObject({ code: "CONFLICT", current: { status } });
    }
    const { items } = await call.mails.list.query({ status: "dead" });
    const refusal = await errorOf(call.mails.remove.mutate({ id: items[0]?.id ?? "", reason: " " }));
    expect(refusal.fields).toEqual({ reason: ["Enter a reason."] });
    expect(await change("select id from mails")).toHaveLength(3);
  });
});
