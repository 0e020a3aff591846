import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { cloneDatabase } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { captureLog } from "~/testing/server/log";
import { startMailServer } from "~/testing/mail/mail-server";
import { newEmail } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { startBackground } from "../jobs/background";
import { sendMail } from "./send-mail";
import { mails } from "./table";

/** Tries come at once, one after another. */
const backoff = [0, 0, 0, 0, 0, 0, 0];
const stops: (() => Promise<void>)[] = [];
let databaseUrl = "";

beforeAll(async () => {
  databaseUrl = await cloneDatabase();
});
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

async function mailServer(options: Parameters<typeof startMailServer>[0] = {}) {
  const server = await startMailServer(options);
  let isRunning = true;
  const stop = async () => {
    if (isRunning) await server.stop();
    isRunning = false;
  };
  stops.push(stop);
  return { ...server, stop };
}

/** An instance that sends through the server at `port`. */
async function startInstance(port: number, { credentials = "", tries = backoff } = {}) {
  const variables = { SMTP_URL: `smtp://${credentials}127.0.0.1:${port}`, MAIL_FROM: "Keel <keel@mail.example.com>" };
  const server = await startServer({ DATABASE_URL: databaseUrl, ...variables });
  const { log, text } = captureLog();
  const runtime = { ...server.runtime, log };
  const stopBackground = startBackground(runtime, [], { workers: [sendMail(runtime, { backoff: tries, every: 20 })] });
  stops.push(server.close, stopBackground);
  return { server, logged: text, stop: stopBackground };
}

/** Writes a mail as the app does; answers how to look at its row. */
async function write({ runtime }: TestServer) {
  const to = newEmail();
  const { outbox, database, origin } = runtime;
  const link = `${origin}/reset-password?token=sesame&next=%2Ftoday`;
  await outbox.enqueue(database.db, { to, message: { kind: "reset-password", name: "Ada O'Neil", link } });
  const row = async () => {
    const [mail] = await database.db.select().from(mails).where(eq(mails.recipient, to));
    if (mail === undefined) throw new Error("The mail is gone.");
    return mail;
  };
  const becomes = (expected: object) => eventually(async () => expect(await row()).toMatchObject(expected));
  return { to, link, row, becomes };
}

/** A port without a listener. */
async function freePort(): Promise<number> {
  const server = await startMailServer();
  await server.stop();
  return server.port;
}

describe("mail", () => {
  test("arrives as text and as HTML, and nothing of what it says stays", async () => {
    const { port, received } = await mailServer();
    const { server } = await startInstance(port);
    const { to, link, row, becomes } = await write(server);
    await becomes({ status: "sent", content: null, attempts: 1, lastError: null });
    const { id, sentAt } = await row();
    expect(sentAt).toMatch(/Z$/);
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail).toMatchObject({
      subject: "Choose a new password",
      messageId: `<${id}@mail.example.com>`,
      from: { value: [{ name: "Keel", address: "keel@mail.example.com" }] },
      to: { value: [{ name: "", address: to }] },
    });
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail?.text).toContain("Hello Ada O'Neil,");
    expect(mail?.text).toContain(`\n${link}\n`);
    expect(mail?.html).toContain("Hello Ada O&#39;Neil,");
    expect(mail?.html).toContain(`href="${link.replaceAll("&", "&amp;")}"`);
  });

  test("is sent once, however many instances there are", async () => {
    const { port, received } = await mailServer();
    const [here] = await Promise.all([startInstance(port), startInstance(port), startInstance(port)]);
    const written = await Promise.all(Array.from({ length: 12 }, () => write(here.server)));
    for (const { becomes } of written) await becomes({ status: "sent", attempts: 1 });
    const copies = received.map(({ messageId }) => messageId);
    expect(copies).toHaveLength(12);
    expect(new Set(copies).size).toBe(12);
  });

  test("is tried again when the server asks to come back", async () => {
    const { port, received, refuse } = await mailServer();
    const { server, logged } = await startInstance(port);
    refuse({ responseCode: 451, message: "Greylisted, come back" });
    const { to, becomes } = await write(server);
    await becomes({ status: "sent", attempts: 2, content: null });
    expect(received).toHaveLength(1);
    expect(logged()).toMatch(/mail_delayed.*"code":"451"/);
    expect(logged()).not.toContain(to);
  });

  test("is dead at once when the server refuses it for good, and keeps what it says for who sends it again", async () => {
    const { port, received, refuse } = await mailServer();
    const { server } = await startInstance(port);
    refuse({ responseCode: 550, message: "No such mailbox" });
    const { row, becomes } = await write(server);
    await becomes({ status: "dead", attempts: 1 });
    const { content, lastError } = await row();
    expect(content).not.toBeNull();
    expect(lastError).toContain("550 No such mailbox");
    expect(received).toEqual([]);
  });

  test("is dead after the last try", async () => {
    const { server } = await startInstance(await freePort(), { tries: [0, 0] });
    const { row, becomes } = await write(server);
    await becomes({ status: "dead", attempts: 3 });
    expect((await row()).lastError).toBe("The mail server cannot be reached. (ECONNREFUSED)");
  });

  test("waits while the server is down, and arrives when it is back", async () => {
    const port = await freePort();
    const { server } = await startInstance(port, { tries: Array.from({ length: 1000 }, () => 0) });
    const { becomes } = await write(server);
    await becomes({ status: "waiting", lastError: expect.stringContaining("cannot be reached") });
    const { received } = await mailServer({ port });
    await becomes({ status: "sent", lastError: null });
    expect(received).toHaveLength(1);
  });
});

describe("the way to the server", () => {
  const login = { user: "keel", password: "open sésame/:@" };

  test("is opened with the user and password of SMTP_URL", async () => {
    const { port, received } = await mailServer({ login });
    const credentials = `${login.user}:${encodeURIComponent(login.password)}@`;
    const { server } = await startInstance(port, { credentials });
    const { becomes } = await write(server);
    await becomes({ status: "sent" });
    expect(received).toHaveLength(1);
  });

  test("shows the password nowhere when the server refuses it, even if that says it aloud, and the mail waits", async () => {
    const { port } = await mailServer({ login });
    const { server, logged } = await startInstance(port, { credentials: "keel:swordfish@", tries: [3600] });
    const { row, becomes } = await write(server);
    await becomes({ status: "waiting", attempts: 1 });
    const { lastError } = await row();
    expect(lastError).toMatch(
      /does not accept the user name and password of SMTP_URL\. \(535 I do not know … with …\)/,
    );
    expect(logged()).not.toMatch(/swordfish|c3dvcmRmaXNo/);
  });

  test("is encrypted when the server offers that, or nothing is sent", async () => {
    const { port, received } = await mailServer({ offersTls: true });
    const { server } = await startInstance(port, { tries: [3600] });
    const { row, becomes } = await write(server);
    await becomes({ status: "waiting", attempts: 1 });
    expect((await row()).lastError).toMatch(/reached|encrypted/);
    expect(received).toEqual([]);
  });
});
