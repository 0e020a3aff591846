import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { captureLog } from "~/testing/server/log";
import { newEmail } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { startBackground } from "../jobs/background";
import type { Job } from "../jobs/job";
import { createListener, drain, listen, routeRequests } from "../http/listen";
import { clearMailJob } from "./jobs";
import { decideMailMode } from "./mode";
import { sendMail } from "./send-mail";
import { findPreview, listPreviews, isPreviewAllowed } from "./preview";

let server: TestServer;
const listener = createListener();
let port = 0;
/** The runtime whose mail is asked for. */
let asked: Parameters<typeof isPreviewAllowed>[0];
const preview = () => ({ mode: "preview", cipher: server.runtime.mail.cipher }) as const;

beforeAll(async () => {
  server = await startServer();
  port = await listen(listener, 0, "127.0.0.1");
  routeRequests(listener, {
    api: () => undefined,
    pages: ({ headers }, response) => {
      const ours = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      response.end(String(isPreviewAllowed(asked, ours)));
    },
    isApi: () => false,
    isTrustedProxy: () => true,
    pagePolicy: { isSecure: false, isDevelopment: false },
  });
});
afterAll(async () => {
  await drain(listener, 100);
  await server.close();
});

/** What the page would decide about a request over a real connection. */
function isShown(headers: Record<string, string>, runtime: Partial<typeof asked> = {}): Promise<string> {
  asked = { mail: preview(), origin: "http://localhost:3000", ...runtime };
  return new Promise((resolve, reject) => {
    const call = request({ port, host: "127.0.0.1", path: "/outbox", headers }, (response) => {
      response.setEncoding("utf8").on("data", resolve);
    });
    call.on("error", reject).end();
  });
}

describe("mail without a mail server", () => {
  test.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "localhost"])(
    "is shown to this machine at %s",
    async (host) => {
      expect(await isShown({ host })).toBe("true");
    },
  );

  test.each<Record<string, string>>([
    { "x-forwarded-for": "203.0.113.7" },
    { "x-forwarded-for": "127.0.0.1" },
    { forwarded: "for=127.0.0.1" },
    { via: "1.1 proxy" },
    { "x-real-ip": "127.0.0.1", "x-keel-from-here": "true" },
    { "x-forwarded-host": "localhost", "X-Keel-From-Here": "true" },
  ])("is not shown when a proxy passed the request on: %j", async (headers) => {
    expect(await isShown({ host: "localhost:3000", ...headers })).toBe("false");
  });

  test.each(["rebound.example.com", "localhost.example.com:3000", "127.0.0.1.example.com", "192.168.0.2"])(
    "is not shown to a page whose name leads here: %s",
    async (host) => {
      expect(await isShown({ host })).toBe("false");
    },
  );

  test.each(["localhost:3000@example.com", "localhost, example.com", "localhost/"])(
    "is not shown under a name that is none: %s",
    async (host) => {
      expect(await isShown({ host })).toContain("The Host header is not valid.");
    },
  );

  test("is not shown where others reach the app, or a server delivers it", async () => {
    const host = "localhost:3000";
    expect(await isShown({ host }, { origin: "https://tasks.example.com" })).toBe("false");
    for (const mode of ["smtp", "queued"] as const) {
      expect(await isShown({ host }, { mail: { ...preview(), mode } })).toBe("false");
    }
  });

  test.each([
    ["preview", { isEmbedded: true, origin: "http://localhost:3000" }, undefined],
    ["queued", { isEmbedded: false, origin: "http://localhost:3000" }, undefined],
    ["queued", { isEmbedded: true, origin: "https://tasks.example.com" }, undefined],
    ["smtp", { isEmbedded: true, origin: "http://localhost:3000" }, "smtp://mail.example.com"],
    ["smtp", { isEmbedded: false, origin: "https://tasks.example.com" }, "smtp://mail.example.com"],
  ] as const)("is %s with %j and SMTP_URL=%s", (mode, installation, url) => {
    expect(decideMailMode({ SMTP_URL: url }, installation)).toBe(mode);
  });
});

async function write(runtime = server.runtime) {
  const to = newEmail();
  const link = `${runtime.origin}/verify?token=sesame`;
  await runtime.outbox.enqueue(runtime.database.db, { to, message: { kind: "verify-email", name: "Ada", link } });
  return { to, link };
}

async function statusOf(to: string) {
  const sql = openConnection(server.databaseUrl);
  const [row] = await sql`select status, content is null as "isEmpty" from mails where recipient = ${to}`;
  await sql.end();
  return row;
}

test("is read here for a day, and forgotten after a month", async () => {
  const runtime = { ...server.runtime, mail: preview() };
  const { to, link } = await write();
  const stop = startBackground(runtime, [], { workers: [sendMail(runtime, { every: 20 })] });
  await eventually(async () => expect(await statusOf(to)).toEqual({ status: "sent", isEmpty: false }));
  await stop();
  const [newest] = await listPreviews(runtime);
  expect(newest).toMatchObject({ to, subject: "Confirm your e-mail address", text: expect.stringContaining(link) });
  expect(await findPreview(runtime, newest?.id ?? "")).toEqual(newest);
  for (const id of ["0195d0d0-0000-7000-8000-000000000000", "nonsense", "' or true"])
    expect(await findPreview(runtime, id)).toBeUndefined();

  const { db } = runtime.database;
  const clearAfter = (hours: number) =>
    clearMailJob.run({ db, now: new Date(Date.now() + hours * 3_600_000).toISOString() });
  expect(await clearAfter(23)).toEqual({ emptied: 0, removed: 0 });
  expect(await clearAfter(25)).toEqual({ emptied: 1, removed: 0 });
  expect(await listPreviews(runtime)).toEqual([]);
  expect(await clearAfter(31 * 24)).toEqual({ emptied: 0, removed: 1 });
  expect(await statusOf(to)).toBeUndefined();
});

test("waits on an installation with a database of its own, and the log says once what to set", async () => {
  const { to } = await write();
  const { log, text } = captureLog();
  const tick: Job = { name: "tick", every: 3_600_000, run: async () => ({}) };
  const runtime = { ...server.runtime, log };
  const stop = startBackground(runtime, [tick], { workers: [sendMail(runtime)], jobsEvery: 20 });
  await eventually(() => expect(text()).toContain('"tick"'));
  await stop();
  expect(await statusOf(to)).toEqual({ status: "waiting", isEmpty: false });
  expect(text().match(/set SMTP_URL and MAIL_FROM/g)).toHaveLength(1);
});
