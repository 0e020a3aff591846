import { once } from "node:events";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { startFaultProxy } from "~/testing/outage/fault-proxy";
import { buildMailProcess, type MailProcess } from "~/testing/mail/mail-process";
import { startMailServer } from "~/testing/mail/mail-server";
import { newEmail } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { startBackground } from "../jobs/background";
import { openBoss } from "../jobs/boss";
import { requeueMailJob } from "./jobs";
import { sendMail } from "./send-mail";
import { mails } from "./table";

let server: TestServer;
let processes: MailProcess;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  [server, processes] = await Promise.all([startServer(), buildMailProcess()]);
});
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});
afterAll(() => Promise.all([processes.clear(), server.close()]));

const message = { kind: "account-deleted", name: "Ada" } as const;
const ownDatabase = () => server.runtime.database.db;

async function mailServer() {
  const running = await startMailServer();
  stops.push(running.stop);
  const variables = { SMTP_URL: `smtp://127.0.0.1:${running.port}`, MAIL_FROM: "keel@mail.example.com" };
  return { ...running, variables };
}

async function startInstance(variables: Record<string, string>, databaseUrl = server.databaseUrl) {
  const instance = await startServer({ DATABASE_URL: databaseUrl, ...variables });
  const stop = startBackground(instance.runtime, [], { workers: [sendMail(instance.runtime, { every: 20 })] });
  stops.push(instance.close, stop);
  return { ...instance, stop };
}

/** What a process of its own needs to work on the same installation. */
function shared(variables: Record<string, string>) {
  const { DATABASE_URL = "", BETTER_AUTH_SECRET = "", BETTER_AUTH_URL = "" } = server.runtime.environment;
  return { DATABASE_URL, BETTER_AUTH_SECRET, BETTER_AUTH_URL, LOG_LEVEL: "silent", ...variables };
}

async function change(query: string) {
  const sql = openConnection(server.databaseUrl);
  await sql.unsafe(query);
  await sql.end();
}

const becomes = (to: string, expected: object) =>
  eventually(async () => {
    const rows = await ownDatabase().select().from(mails).where(eq(mails.recipient, to));
    expect(rows).toMatchObject([expected]);
  });

test("mail is sent although who wrote it was killed right after", async () => {
  const { variables, received } = await mailServer();
  const to = newEmail();
  const writer = await processes.start({ ...shared({}), to });
  writer.kill("SIGKILL");
  await once(writer, "exit");
  await becomes(to, { status: "waiting" });
  await startInstance(variables);
  await becomes(to, { status: "sent" });
  expect(received).toHaveLength(1);
});

test("mail is sent again under the same id when the sender was killed before it could note that", async () => {
  const { variables, received, onArrival } = await mailServer();
  const to = newEmail();
  await server.runtime.outbox.enqueue(ownDatabase(), { to, message });
  onArrival(() => new Promise(() => undefined));
  const sender = await processes.start(shared(variables));
  await eventually(() => expect(received).toHaveLength(1));
  sender.kill("SIGKILL");
  await once(sender, "exit");
  await becomes(to, { status: "waiting" });

  onArrival(async () => undefined);
  await change("update pgboss.job set started_on = now() - interval '10 minutes' where state = 'active'");
  await (await openBoss(ownDatabase())).maintain();
  await change("update pgboss.job set start_after = now() where state = 'retry'");
  await startInstance(variables);
  await becomes(to, { status: "sent", content: null });
  const [first, second, ...more] = received.map(({ messageId }) => messageId);
  expect(first).toBe(second);
  expect(more).toEqual([]);
});

test("who is told to leave in the middle of sending ends that first", async () => {
  const { variables, received, onArrival } = await mailServer();
  const { stop } = await startInstance(variables);
  let answer: () => void = () => undefined;
  onArrival(() => new Promise((resolve) => (answer = resolve)));
  const to = newEmail();
  await server.runtime.outbox.enqueue(ownDatabase(), { to, message });
  await eventually(() => expect(received).toHaveLength(1));
  const stopped = stop();
  answer();
  await stopped;
  await becomes(to, { status: "sent" });
  expect(received).toHaveLength(1);
});

test("mail that lost its job gets another, and only then", async () => {
  const { variables, received } = await mailServer();
  const [lost, waiting] = [newEmail(), newEmail()];
  for (const to of [lost, waiting]) await server.runtime.outbox.enqueue(ownDatabase(), { to, message });
  await change("update mails set created_at = created_at - interval '2 minutes' where status = 'waiting'");
  await change(
    `delete from pgboss.job using mails where data ->> 'id' = mails.id::text and mails.recipient = '${lost}'`,
  );
  const adopt = () => requeueMailJob.run({ db: ownDatabase() });
  expect(await adopt()).toEqual({ adopted: 1 });
  expect(await adopt()).toEqual({ adopted: 0 });
  await startInstance(variables);
  for (const to of [lost, waiting]) await becomes(to, { status: "sent" });
  expect(received).toHaveLength(2);
});

test("an outage of the database stops nothing for good, and is not answered with a storm of connections", async () => {
  const { variables, received } = await mailServer();
  const proxy = await startFaultProxy(server.databaseUrl);
  stops.push(proxy.close);
  await startInstance(variables, proxy.url);
  await eventually(() => expect(proxy.accepted()).toBeGreaterThan(0));
  await proxy.set({ kind: "cut_at_startup" });
  const to = newEmail();
  await server.runtime.outbox.enqueue(ownDatabase(), { to, message });
  const [before, from] = [proxy.accepted(), performance.now()];
  await eventually(() => expect(proxy.accepted()).toBeGreaterThan(before + 10));
  const perSecond = (proxy.accepted() - before) / ((performance.now() - from) / 1000);
  expect(perSecond).toBeLessThan(20);
  await becomes(to, { status: "waiting", attempts: 0 });
  await proxy.set({ kind: "none" });
  await becomes(to, { status: "sent" });
  expect(received).toHaveLength(1);
});
