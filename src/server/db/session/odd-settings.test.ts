import { setTimeout } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerAs } from "~/testing/server/caller";
import { asApplication, cloneDatabase } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { oddDatabase, oddSettings } from "~/testing/database/odd-database";
import { signUp, type Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { openNotifications } from "../notifications";
import { migrateDatabase } from "../migrate";
import { installQueues } from "../../jobs/install";
import { sessionSettings, settingNames, startupSettings } from "./settings";

let databaseUrl = "";
let server: TestServer;
let usual: TestServer;

beforeAll(async () => {
  databaseUrl = await oddDatabase();
  await migrateDatabase({ owner: databaseUrl, application: asApplication(databaseUrl) }, installQueues);
  server = await startServer({ DATABASE_URL: databaseUrl });
  usual = await startServer({ DATABASE_URL: await cloneDatabase() });
});
afterAll(() => Promise.all([server.close(), usual.close()]));

const titles = [
  "Éclair",
  "eclair",
  "Zebra",
  "zebra",
  "äpfel",
  "Apfel",
  "ΟΔΟΣ",
  "οδος",
  "ёлка",
  "Ель",
  "日本",
  "🌱",
  "a'b\\c",
  "10",
  "9",
];

/** Returns what a new user sees after adding `titles`, without what differs between users. */
async function dayOf(ada: Person) {
  const { account, tasks } = callerAs(ada);
  for (const title of titles) {
    await tasks.create.mutate({ title, tags: ["Öl", title.slice(0, 3)], dueAt: "2026-11-20T05:18:39.769Z" });
  }
  const pages: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await tasks.list.query({ sort: "title", order: "asc", limit: 2, ...(cursor && { cursor }) });
    pages.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const found = await tasks.list.query({ search: "zebra", sort: "title", order: "asc" });
  const [first] = found.items;
  const exported = await account.export.mutate({ from: { part: "tasks" } });
  return {
    pages,
    found: found.items.map(({ title }) => title),
    dueAt: first?.dueAt,
    isNew: Math.abs(Date.now() - Date.parse(first?.createdAt ?? "")) < 3_600_000,
    exported: titles.filter((title) => JSON.stringify(exported).includes(JSON.stringify(title))),
    counts: await tasks.counts.query({}),
  };
}

describe("in a database whose defaults are all odd", () => {
  test("the same happens as in any other: signing up, writing, searching, paging, exporting", async () => {
    const there = await dayOf(await signUp({ server, name: "Zoë Οδός" }));
    expect(there).toEqual(await dayOf(await signUp({ server: usual, name: "Zoë Οδός" })));
    expect(there.pages).toHaveLength(titles.length);
    expect(there.dueAt).toBe("2026-11-20T05:18:39.769Z");
  });

  test("it is ready", async () => {
    expect((await server.fetch("/readyz")).status).toBe(200);
  });

  test("signing in again finds the person", async () => {
    const ada = await signUp({ server });
    const headers = { "content-type": "application/json", origin: server.runtime.origin };
    const body = JSON.stringify({ email: ada.email.toUpperCase(), password: ada.password });
    const answer = await server.fetch("/api/auth/sign-in/email", { method: "POST", headers, body });
    expect(answer.status).toBe(200);
  });

  const wanted = { ...startupSettings, ...sessionSettings };
  test.each(Object.entries(wanted))("a session has %s = %s", async (name, value) => {
    const [row] = await server.runtime.database.db.execute(sql`select current_setting(${name}) as value`);
    expect(row).toEqual({ value });
  });

  test("every unusual setting that changes what is read, written or cut off is reset", () => {
    const speedOnly = /^(?:enable_|jit)/;
    const odd = Object.keys(oddSettings).filter((name) => !speedOnly.test(name));
    expect(odd.filter((name) => !settingNames.has(name.toLowerCase()))).toEqual([]);
  });

  test("notifications keep arriving", async () => {
    let hear: (payload: string) => void = () => undefined;
    let subscribed = 0;
    const heard = new Promise<string>((resolve) => (hear = resolve));
    const notifications = openNotifications(databaseUrl, "keel_test", {
      onMessage: (payload) => hear(payload),
      onSubscribed: () => (subscribed += 1),
    });
    await eventually(() => expect(subscribed).toBe(1));
    // Longer than the session would last by default.
    await setTimeout(1200);
    await notifications.publish("Zoë 🌱");
    expect([await heard, subscribed]).toEqual(["Zoë 🌱", 1]);
    await notifications.close();
  });

  test("migrating again changes nothing", async () => {
    await expect(
      migrateDatabase({ owner: databaseUrl, application: asApplication(databaseUrl) }, installQueues),
    ).resolves.toBeDefined();
  });
});
