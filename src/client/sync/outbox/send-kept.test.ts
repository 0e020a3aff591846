import "fake-indexeddb/auto";
import { openDB } from "idb";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CallError } from "~/client/call-data";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser } from "~/testing/sync/browser";
import { databaseName } from "../database/database-name";
import { countKept, sendKept } from "./send-kept";

let ada: Person;

beforeEach(async () => {
  stubBrowser();
  ada = await signUp();
});
afterEach(() => vi.unstubAllGlobals());

const titled = (title: string) => ({ procedure: "tasks.create" as const, input: { id: uuidv7(), title } });
const outage = { push: { mutate: () => Promise.reject(new CallError("Failed to fetch", undefined)) } };
const titles = async () => (await callerAs(ada).tasks.list.query()).items.map(({ title }) => title);

/** Makes changes in a tab that does not reach the server, and closes it. */
async function leaveChanges(...given: readonly string[]): Promise<void> {
  const { copy, close } = openTab(ada, { isDown: true });
  for (const title of given) await copy.give(titled(title)).stored;
  close();
}

test("a page without tasks sends what other pages have left on the device, once and in order", async () => {
  await leaveChanges("One", "Two");
  expect(await countKept(ada.userId)).toEqual({ waiting: 2, undecided: 0 });
  await sendKept(ada.userId, callerAs(ada).sync);
  expect(await countKept(ada.userId)).toEqual({ waiting: 0, undecided: 0 });
  expect(await titles()).toEqual(["Two", "One"]);
  await sendKept(ada.userId, callerAs(ada).sync);
  expect(await titles()).toHaveLength(2);
});

test("what cannot be sent stays on the device, and is counted", async () => {
  await leaveChanges("One");
  await expect(sendKept(ada.userId, outage)).rejects.toThrow("Failed to fetch");
  expect(await countKept(ada.userId)).toEqual({ waiting: 1, undecided: 0 });
  await sendKept(ada.userId, callerAs(ada).sync);
  expect(await titles()).toEqual(["One"]);
});

test("a change that the server refuses is kept for the user to decide, and no longer waits", async () => {
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Theirs" });
  const { copy, close } = openTab(ada, { isDown: true });
  await copy.give({ procedure: "tasks.update", input: { id, title: "Mine", was: { title: "Read" } } }).stored;
  close();
  await sendKept(ada.userId, callerAs(ada).sync);
  expect(await countKept(ada.userId)).toEqual({ waiting: 0, undecided: 1 });
  const next = openTab(ada);
  await eventually(() => expect(next.copy.refused.read()).toMatchObject([{ refused: ["title"] }]));
  next.close();
});

test("a user who left nothing gets no database, and one whom only a newer version can read is counted all the same", async () => {
  expect(await countKept(ada.userId)).toEqual({ waiting: 0, undecided: 0 });
  await sendKept(ada.userId, outage);
  expect(await indexedDB.databases()).toEqual([]);
  const newer = await openDB(databaseName(ada.userId), 99, {
    upgrade: (database) => void database.createObjectStore("outbox"),
  });
  await newer.put("outbox", { procedure: "tasks.create", input: {} }, 1);
  await newer.put("outbox", { procedure: "noop", input: {} }, 2);
  await sendKept(ada.userId, outage);
  expect(await countKept(ada.userId)).toEqual({ waiting: 1, undecided: 0 });
  newer.close();
});
