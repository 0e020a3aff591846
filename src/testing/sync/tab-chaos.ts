import { setTimeout as wait } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { createTaskCopy } from "~/features/tasks/store/copy/task-copy";
import { ledger } from "~/server/sync/push/apply";
import { type Chance, createChance } from "./chance";
import { leave, newProcess, newProfile, newSession, stubProfiles, type TabProcess } from "./profile";
import { type Recorded, startRecorded } from "./recorded-server";

/** What happened to the commands of three devices with two tabs each. */
export interface TabChaos {
  given: number;
  /** The tabs that were killed in the middle of a transaction, or ended after their last event. */
  killed: number;
  /** The number of commands that were applied more than once. */
  twice: number;
  /** The number of tabs of which a command was applied before an earlier one. */
  outOfOrder: number;
  /** The number of devices whose copy differs from the server. */
  apart: number;
  /** The number of commands that were on disk and never applied. */
  lost: number;
  /** The typed titles that were on disk and are neither current, nor seen by the user who replaced them, nor kept as refused. */
  lostTexts: number;
  conflicts: number;
  /** The number of commands that were on disk, and that the server refused in whole or in part, of which no device knows. */
  forgotten: number;
}

interface Typed {
  task: string;
  title: string;
  was: string;
  command: string;
}

type Server = Awaited<ReturnType<typeof startRecorded>>;

/** A tab, with what its user did in it. */
function openTab(process: TabProcess, { server, chance, name }: { server: Server; chance: Chance; name: string }) {
  const { userId } = server;
  const reach = <Answer>(send: () => Promise<Answer>): Promise<Answer> =>
    process.isDead ? Promise.reject(new Error("The tab is dead.")) : send();
  const copy = process.run(() => {
    const made = createTaskCopy(userId, {
      changes: { query: (input) => reach(() => server.changes(Object.assign({ limit: 7 }, input))) },
      push: { mutate: (input) => reach(() => server.push(input)) },
    });
    const close = made.start();
    return Object.assign(made, { close });
  });
  const given: string[] = [];
  const onDisk = new Set<string>();
  const typed: Typed[] = [];

  function give(command: Parameters<typeof copy.give>[0]): string {
    const { id, stored } = process.run(() => copy.give(command));
    given.push(id);
    void stored.then((on) => on === "disk" && onDisk.add(id));
    return id;
  }

  function type(id: string): void {
    const was = copy.store.find(id)?.title;
    if (was === undefined) return;
    const title = `${name} types ${given.length}`;
    const command = give({ procedure: "tasks.update", input: { id, title, was: { title: was } } });
    typed.push({ task: id, title, was, command });
  }

  return {
    process,
    copy,
    given,
    onDisk,
    typed,
    /** Makes a change that a user might make. */
    act(): void {
      const ids = copy.store.list().map(({ id }) => id);
      if (ids.length === 0 || chance.happens(0.05)) {
        give({ procedure: "tasks.create", input: { id: uuidv7(), title: `${name} adds ${given.length}` } });
        return;
      }
      const id = chance.pick(ids);
      if (chance.happens(0.85)) return type(id);
      give({ procedure: "tasks.setCompleted", input: { id, completed: chance.happens(0.5) } });
    },
  };
}

type Tab = ReturnType<typeof openTab>;

/**
 * Lets three devices, each with two tabs that are killed in the middle of transactions or left, and opened again, change the same tasks over a bad network. Then
 * lets everything arrive and compares.
 */
export async function runTabChaos({
  seed,
  acts,
  keepsHalves = false,
}: {
  seed: number;
  acts: number;
  keepsHalves?: boolean;
}): Promise<TabChaos> {
  const chance = createChance(seed);
  const restore = stubProfiles({ keepsHalves });
  const server = await startRecorded({ ledger, chance });
  const profiles = ["A", "B", "C"].map((name) => Object.assign(newProfile({ hasLocks: name !== "C" }), { name }));
  const tabs: Tab[] = [];
  const open = (profile: (typeof profiles)[number], session = newSession()) => {
    const tab = openTab(newProcess(profile, session), { server, chance, name: `${profile.name}${tabs.length}` });
    if (chance.happens(0.5)) tab.process.killedAt.add("conflicts");
    tabs.push(tab);
    return tab;
  };
  const use = async (profile: (typeof profiles)[number]) => {
    const session = newSession();
    let tab = open(profile, session);
    for (let act = 0; act < acts; act += 1) {
      if (tab.process.isDead) tab = open(profile, session);
      if (chance.happens(0.04)) tab.process.killedAt.add(chance.pick(["outbox", "meta"]));
      tab.act();
      if (chance.happens(0.05)) leave(tab.process);
      await wait(chance.next() * 150);
    }
    if (tab.process.isDead) tab = open(profile, session);
    tab.process.killedAt.clear();
    return tab;
  };
  const restart = async () => {
    await wait(300);
    await server.restart();
  };
  await shareTasks(profiles.map((profile) => open(profile)));
  server.setCalm(false);
  const using = profiles.flatMap((profile) => [use(profile), use(profile)]);
  await restart();
  const used = await Promise.all(using);
  server.setCalm(true);
  for (const { process, copy } of used) await process.run(copy.sendNow);
  for (const tab of tabs) tab.process.run(() => tab.copy.close());
  const last = profiles.map((profile) => open(profile));
  for (const { process } of last) process.killedAt.clear();
  for (const { process, copy } of last) while (!(await process.run(copy.sendNow)));
  for (const { process, copy } of last) await process.run(copy.pull);
  const recorded = await server.finish();
  for (const { process, copy } of last) process.run(() => copy.close());
  restore();
  return compare({ tabs, last }, recorded);
}

/** Has all devices know the same two tasks before they change them. */
async function shareTasks(tabs: Tab[]): Promise<void> {
  const [first] = tabs;
  first?.act();
  first?.act();
  for (const { process, copy } of tabs) {
    await process.run(copy.sendNow);
    await process.run(copy.pull);
  }
}

/** Lets a tab be killed while it stores that a text was refused, and returns what the next tab finds refused. */
export async function killAtConflict({ keepsHalves }: { keepsHalves: boolean }): Promise<string[]> {
  const chance = createChance(1);
  const restore = stubProfiles({ keepsHalves });
  const server = await startRecorded({ ledger, chance });
  const profile = newProfile({ hasLocks: true });
  const [first, next] = ["first", "next"].map((name) => openTab(newProcess(profile), { server, chance, name }));
  const id = uuidv7();
  first?.process.run(() => first.copy.give({ procedure: "tasks.create", input: { id, title: "Theirs" } }));
  await first?.process.run(first.copy.sendNow);
  first?.process.killedAt.add("conflicts");
  const edit = { id, title: "Mine", was: { title: "Another" } };
  first?.process.run(() => first.copy.give({ procedure: "tasks.update", input: edit }));
  await first?.process.run(first.copy.sendNow);
  await next?.process.run(next.copy.sendNow);
  const refused = next?.copy.refused.read().flatMap(({ command }) => titleOf(command?.input)) ?? [];
  for (const tab of [first, next]) tab?.process.run(tab.copy.close);
  await server.finish();
  restore();
  return refused;
}

function compare({ tabs, last }: { tabs: Tab[]; last: Tab[] }, { applied, stored }: Recorded): TabChaos {
  const ids = applied.map(({ command }) => command);
  const places = new Map(ids.map((id, at) => [id, at]));
  const typed = tabs.flatMap((tab) => tab.typed);
  const onDisk = new Set(tabs.flatMap((tab) => [...tab.onDisk]));
  const isGiven = ({ command }: Typed) => onDisk.has(command) || places.has(command);
  const refused = last.flatMap(({ copy }) => copy.refused.read());
  const known = new Set(refused.map(({ id }) => id));
  const refusedTexts = new Set(refused.flatMap(({ command }) => titleOf(command?.input)));
  const titles = new Map(stored.map(({ id, title }) => [id, title]));
  const lostTexts = typed.filter(({ task, title, command }) => {
    const wasSeen = typed.some((later) => later.task === task && later.was === title && isGiven(later));
    return onDisk.has(command) && titles.get(task) !== title && !wasSeen && !refusedTexts.has(title);
  });
  // Edits of one text are combined, so only their texts count.
  const texts = new Set(typed.map(({ command }) => command));
  const isInOrder = ({ given }: Tab) => {
    // An edit that its page could not store may have been sent as part of the one before.
    const own = given.flatMap((id) => (texts.has(id) && !onDisk.has(id) ? [] : (places.get(id) ?? [])));
    return own.every((place, at) => at === 0 || place > (own[at - 1] ?? 0));
  };
  const isSame = ({ copy }: Tab) => {
    const rows = new Map(copy.store.list().map((row) => [row.id, row]));
    return (
      rows.size === stored.length &&
      stored.every(({ id, title, version }) => {
        const row = rows.get(id);
        return row?.title === title && row.version === version;
      })
    );
  };
  return {
    given: tabs.reduce((sum, { given }) => sum + given.length, 0),
    killed: tabs.filter(({ process }) => process.isDead).length,
    twice: ids.length - new Set(ids).size,
    outOfOrder: tabs.filter((tab) => !isInOrder(tab)).length,
    apart: last.filter((tab) => !isSame(tab)).length,
    lost: [...onDisk].filter((id) => !texts.has(id) && !places.has(id)).length,
    lostTexts: lostTexts.length,
    conflicts: refused.length,
    forgotten: applied.filter(
      ({ command, refused: isRefused }) => isRefused && onDisk.has(command) && !known.has(command),
    ).length,
  };
}

function titleOf(input: unknown): string[] {
  const title: unknown = typeof input === "object" && input !== null ? Reflect.get(input, "title") : undefined;
  return typeof title === "string" ? [title] : [];
}
