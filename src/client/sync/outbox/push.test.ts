import "fake-indexeddb/auto";
import { openDB } from "idb";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CallError } from "~/client/call-data";
import { eventually } from "~/testing/eventually";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab, type TabNetwork } from "~/testing/sync/browser";
import { edited, nothingWaits, titled, titlesOf } from "~/testing/sync/given";
import { databaseName } from "../database/database-name";

let tabs: Tab[];
let browser: ReturnType<typeof stubBrowser>;

beforeEach(() => {
  tabs = [];
  browser = stubBrowser();
});
afterEach(() => {
  for (const tab of tabs) tab.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(...given: Parameters<typeof openTab>): Tab {
  const tab = openTab(...given);
  tabs.push(tab);
  return tab;
}

const refusedBy = (status: number) => new CallError("no", { httpStatus: status });

test.each([401, 403, 409, 429, 500, 503, undefined])(
  "after a temporary %s nothing drops out, and with the network everything is saved",
  async (status) => {
    const ada = await signUp();
    const network: TabNetwork = { isDown: false };
    network.push = () => Promise.reject(status === undefined ? new CallError("no", undefined) : refusedBy(status));
    const tab = open(ada, network);
    tab.copy.give(titled("Read"));
    await eventually(() => expect(tab.copy.outbox.read()).toMatchObject({ waiting: 1, state: "retrying" }));
    expect([tab.titles(), tab.copy.refused.read()]).toEqual([["Read"], []]);
    network.push = undefined;
    browser.window.dispatchEvent(new Event("online"));
    await nothingWaits(tab);
    expect(await titlesOf(ada)).toEqual(["Read"]);
  },
);

test("it is tried again by itself, and at once when anything else has reached the server", async () => {
  const ada = await signUp();
  const network: TabNetwork = { isDown: false };
  network.push = () => Promise.reject(refusedBy(503));
  const tab = open(ada, network);
  tab.copy.give(titled("Read"));
  await eventually(() => expect(tab.pushes.length).toBeGreaterThan(2));
  network.push = undefined;
  await tab.copy.pull();
  await nothingWaits(tab);
  expect(await titlesOf(ada)).toEqual(["Read"]);
});

test.each([400, 413])(
  "a push refused with %s is sent one by one, and only what spoils it is refused",
  async (status) => {
    const ada = await signUp();
    const network: TabNetwork = { isDown: true };
    network.push = (send, { commands }) =>
      JSON.stringify(commands).includes("Spoils") ? Promise.reject(refusedBy(status)) : send();
    const tab = open(ada, network);
    const spoiling = tab.copy.give(titled("Spoils"));
    for (const title of ["One", "Two"]) await tab.copy.give(titled(title)).stored;
    network.isDown = false;
    expect(await tab.copy.sendNow()).toBe(true);
    expect(tab.titles().sort()).toEqual(["One", "Two"]);
    expect(await titlesOf(ada)).toEqual(["One", "Two"]);
    expect(tab.copy.refused.read()).toMatchObject([
      { id: spoiling.id, error: { message: "no" }, command: { input: { title: "Spoils" } } },
    ]);
    tab.copy.give(titled("Three"));
    await nothingWaits(tab);
    expect(await titlesOf(ada)).toEqual(["One", "Three", "Two"]);
  },
);

test("a text too long for a request is refused with its text, and what follows is saved", async () => {
  const ada = await signUp();
  const tab = open(ada);
  const { id } = titled("").input;
  tab.copy.give({ procedure: "tasks.create", input: { id, title: "Long", description: "x".repeat(400_000) } });
  tab.copy.give(titled("Short"));
  await nothingWaits(tab);
  expect(tab.copy.refused.read()).toMatchObject([{ command: { input: { id } }, error: { code: "PAYLOAD_TOO_LARGE" } }]);
  expect(await titlesOf(ada)).toEqual(["Short"]);
});

test("an answer that never comes counts as none, and what waits is on disk meanwhile", async () => {
  const ada = await signUp();
  const network: TabNetwork = { isDown: false };
  network.push = () => new Promise(() => undefined);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const tab = open(ada, network);
  tab.copy.give(titled("Read"));
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  await eventually(() => expect(tab.pushes).toHaveLength(1));
  expect(await tab.copy.give(titled("Write")).stored).toBe("disk");
  expect(tab.copy.outbox.read()).toMatchObject({ waiting: 2, state: "sending" });
});

/** Changes what the profile knows of its numbers. */
async function renumber(userId: string, change: object): Promise<void> {
  const database = await openDB(databaseName(userId));
  await database.put("meta", { ...Object(await database.get("meta", "sequence")), ...change }, "sequence");
  database.close();
}

test("a copied browser profile notices that its numbers are used, and saves its changes once under others", async () => {
  const ada = await signUp();
  const first = open(ada);
  first.copy.give(titled("Read"));
  await nothingWaits(first);
  first.close();
  await renumber(ada.userId, { next: 1, acked: 0 });
  const second = open(ada);
  second.copy.give(titled("Write"));
  await nothingWaits(second);
  expect(await titlesOf(ada)).toEqual(["Read", "Write"]);
  expect(new Set(second.pushes.map(({ clientId }) => clientId)).size).toBe(2);
});

test("a profile that the server has forgotten, as after a restored backup, saves its changes under a new client", async () => {
  const ada = await signUp();
  const first = open(ada, { isDown: true });
  await first.copy.give(titled("Read")).stored;
  first.close();
  await renumber(ada.userId, { clientId: uuidv7() });
  const database = await openDB(databaseName(ada.userId));
  const [entry] = await database.getAll("outbox");
  await database.clear("outbox");
  await database.put("outbox", { ...entry, number: 9 }, 9);
  await database.put("meta", { ...(await database.get("meta", "sequence")), next: 10 }, "sequence");
  database.close();
  const second = open(ada);
  await eventually(() => expect(second.titles()).toEqual(["Read"]));
  await nothingWaits(second);
  expect(await titlesOf(ada)).toEqual(["Read"]);
});

test("a command that an older server does not know waits with all after it, which its user can learn, and is saved by a newer one", async () => {
  const ada = await signUp();
  const network: TabNetwork = { isDown: false };
  const older = (command: { procedure: string; input: unknown }) =>
    command.procedure === "tasks.create" ? { ...command, procedure: "tasks.createAnew" } : command;
  network.push = (_send, input) =>
    callerAs(ada).sync.push.mutate({
      ...input,
      commands: input.commands.map((command) => ({ ...command, ...older(command) })),
    });
  const tab = open(ada, network);
  const created = titled("Read");
  tab.copy.give(created);
  tab.copy.give(edited(created.input.id, "Write", "Read"));
  await eventually(() =>
    expect(tab.copy.outbox.read()).toMatchObject({ waiting: 2, state: "retrying", needsNewerServer: true }),
  );
  expect([tab.titles(), tab.copy.refused.read(), await titlesOf(ada)]).toEqual([["Write"], [], []]);
  tab.close();
  const next = open(ada, network);
  await eventually(() => expect(next.copy.outbox.read()).toMatchObject({ waiting: 2, needsNewerServer: true }));
  network.push = undefined;
  browser.window.dispatchEvent(new Event("online"));
  await nothingWaits(next);
  expect(next.copy.outbox.read().needsNewerServer).toBe(false);
  expect(await titlesOf(ada)).toEqual(["Write"]);
});

test("a command that no server has known for half an hour is kept with its text, and holds up nothing", async () => {
  const ada = await signUp();
  const first = open(ada, { isDown: true });
  await first.copy.give(titled("Read")).stored;
  first.close();
  const database = await openDB(databaseName(ada.userId));
  const [entry] = await database.getAll("outbox");
  const unknownSince = new Date(Date.now() - 31 * 60_000).toISOString();
  for (const [at, procedure] of ["tasks.list", "__proto__", "projects.paint"].entries())
    await database.put(
      "outbox",
      { ...entry, number: at + 2, id: uuidv7(), procedure, input: { title: procedure }, unknownSince },
      at + 2,
    );
  await database.put("meta", { ...(await database.get("meta", "sequence")), next: 5 }, "sequence");
  database.close();
  const second = open(ada, { isDown: true });
  await eventually(() => expect(second.copy.outbox.read().waiting).toBe(4));
  second.network.isDown = false;
  expect(await second.copy.sendNow()).toBe(true);
  expect(await titlesOf(ada)).toEqual(["Read"]);
  expect(
    second.copy.refused.read().map(({ text, command, error }) => [JSON.parse(text).input.title, command, error?.code]),
  ).toEqual([
    ["tasks.list", undefined, "BAD_REQUEST"],
    ["__proto__", undefined, "BAD_REQUEST"],
    ["projects.paint", undefined, "BAD_REQUEST"],
  ]);
});

test("a request that was lost while the device slept holds up nothing once the network is back", async () => {
  const ada = await signUp();
  const network: TabNetwork = { isDown: false };
  network.push = () => new Promise(() => undefined);
  const tab = open(ada, network);
  tab.copy.give(titled("Read"));
  await eventually(() => expect(tab.pushes).toHaveLength(1));
  network.push = undefined;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5000 });
  browser.window.dispatchEvent(new Event("online"));
  await nothingWaits(tab);
  expect(await titlesOf(ada)).toEqual(["Read"]);
});

test("with the first change that no network takes, the browser is asked to keep the data of this site", async () => {
  const persist = vi.fn(() => Promise.resolve(true));
  vi.stubGlobal("navigator", { storage: { persist, persisted: () => Promise.resolve(false) } });
  const network: TabNetwork = { isDown: false };
  const tab = open(await signUp(), network);
  tab.copy.give(titled("Read"));
  await nothingWaits(tab);
  expect(persist).not.toHaveBeenCalled();
  network.isDown = true;
  tab.copy.give(titled("Write"));
  await eventually(() => expect(persist).toHaveBeenCalled());
});

test("under another user's session nothing is sent as theirs, and nothing is lost", async () => {
  const [ada, bob] = [await signUp(), await signUp()];
  const network: TabNetwork = { isDown: false };
  network.push = (_send, input) => callerAs(bob).sync.push.mutate(input);
  const tab = open(ada, network);
  tab.copy.give(titled("Ada's"));
  await eventually(() => expect(tab.copy.outbox.read().state).toBe("retrying"));
  expect([await titlesOf(ada), await titlesOf(bob)]).toEqual([[], []]);
  network.push = undefined;
  browser.window.dispatchEvent(new Event("focus"));
  await nothingWaits(tab);
  expect([await titlesOf(ada), await titlesOf(bob)]).toEqual([["Ada's"], []]);
});

test("edits of one text are one command until it is sent, and never one with what was sent", async () => {
  const ada = await signUp();
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "R" });
  const network: TabNetwork = { isDown: true };
  const tab = open(ada, network);
  await eventually(() => expect(tab.copy.outbox.read()).toMatchObject({ waiting: 0 }));
  for (const [title, was] of [
    ["Re", "R"],
    ["Rea", "Re"],
  ] as const)
    tab.copy.give(edited(id, title, was));
  await eventually(() =>
    expect(tab.pushes.at(-1)?.commands).toMatchObject([{ input: { title: "Rea", was: { title: "R" } } }]),
  );
  tab.copy.give(edited(id, "Read", "Rea"));
  await eventually(() => expect(tab.pushes.at(-1)?.commands).toHaveLength(2));
  network.isDown = false;
  expect(await tab.copy.sendNow()).toBe(true);
  expect(await titlesOf(ada)).toEqual(["Read"]);
  expect(tab.copy.refused.read()).toEqual([]);
});

test("a clock that goes back changes no order", async () => {
  const ada = await signUp();
  const tab = open(ada, { isDown: true });
  const created = titled("Read");
  vi.useFakeTimers({ toFake: ["Date"], now: new Date() });
  tab.copy.give(created);
  vi.setSystemTime(new Date("2020-01-01T00:00:00Z"));
  await tab.copy.give(edited(created.input.id, "Write", "Read")).stored;
  vi.useRealTimers();
  tab.network.isDown = false;
  expect(await tab.copy.sendNow()).toBe(true);
  expect(await titlesOf(ada)).toEqual(["Write"]);
});
