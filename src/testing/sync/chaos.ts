import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { createApply, type Ledger } from "~/server/sync/push/apply";
import { createReplay, type Replay } from "~/server/sync/push/replay";
import { openConnection } from "../database/database";
import { signUp } from "../people/people";
import { serve, startServer, testRuntime } from "../server/runtime";
import { type Chance, createChance } from "./chance";
import { Device, type Network } from "./device";
import { pushCaller, replayed } from "./push-caller";

/** What happened to the commands of three devices. */
export interface Chaos {
  issued: number;
  /** The number of commands that were applied more than once. */
  twice: number;
  /** The number of clients with a command that was skipped, or applied before an earlier one. */
  outOfOrder: number;
  /** The number of devices whose copy differs from the server. */
  apart: number;
  /** The typed titles that were lost: neither current, nor seen by the user who replaced them, nor reported as a conflict. */
  lostTexts: number;
  conflicts: number;
}

/** Replays as the server does, and records that in the same transaction. */
function noting(replay: Replay): Replay {
  return async (ctx, db, command) => {
    const outcome = await replay(ctx, db, command);
    await db.execute(sql`insert into applied (command, number) values (${command.id}::uuid, ${command.number})`);
    return outcome;
  };
}

/** A network that loses requests and answers and duplicates requests, until it is `calm`. */
function unreliable(chance: Chance, isCalm: () => boolean) {
  return async <Answer>(request: () => Promise<Answer>): Promise<Answer> => {
    if (isCalm()) return request();
    await wait(chance.next() * 3);
    if (chance.happens(0.15)) throw new Error("The request was lost.");
    const twin = chance.happens(0.1) ? request().catch(() => undefined) : undefined;
    const answer = await request();
    await twin;
    if (chance.happens(0.2)) throw new Error("The answer was lost.");
    return answer;
  };
}

/**
 * Lets three devices, each with two tabs that send at once, change the same tasks over a bad network while the server restarts. Then lets everything
 * arrive and compares.
 */
export async function runChaos({ seed, acts, ledger }: { seed: number; acts: number; ledger: Ledger }): Promise<Chaos> {
  const first = await startServer();
  const person = await signUp({ server: first });
  const owner = openConnection(first.databaseUrl);
  await owner`create table applied (n bigserial, command uuid, number int)`;
  await owner`grant all on applied, applied_n_seq to keel_app`;
  const chance = createChance(seed);
  const callPush = pushCaller({ apply: createApply(noting(createReplay(replayed)), ledger) });
  let server = first;
  let isCalm = true;

  const network = (): Network => {
    const send = unreliable(chance, () => isCalm);
    const caller = () => callPush({ ...person, server });
    return {
      push: (input) => send(async () => (await caller()).push({ ...input, userId: person.userId })),
      changes: (since) => send(async () => (await caller()).changes({ since, limit: 7 })),
    };
  };
  const devices = ["A", "B", "C"].map((name) => new Device(name, chance));
  await typeAtOnce(devices, network());
  const live = async (device: Device) => {
    const over = new AbortController();
    const tab = async () => {
      while (!over.signal.aborted) {
        await device.send(network()).catch(() => undefined);
        await device.pull(network()).catch(() => undefined);
        if (chance.happens(0.1)) await wait(chance.next() * 100);
      }
    };
    const tabs = [tab(), tab()];
    for (let act = 0; act < acts; act += 1) {
      device.act();
      await wait(chance.next() * 12);
    }
    over.abort();
    await Promise.all(tabs);
  };
  const restart = async () => {
    const old = server;
    server = serve(testRuntime(first.databaseUrl), first.databaseUrl);
    await old.close();
  };
  isCalm = false;
  await Promise.all([...devices.map(live), wait(200).then(restart), wait(500).then(restart)]);
  isCalm = true;
  for (const device of devices) while (device.outbox.entries.length > 0) await device.send(network());
  for (const device of devices) await device.pull(network());

  const applied = await owner<{ command: string; number: number }[]>`select command, number from applied order by n`;
  const stored = await owner<{ id: string; title: string; version: number }[]>`select id, title, version from tasks`;
  await owner.end();
  await server.close();
  return compare(devices, { applied, stored });
}

/** Lets all devices change the same title before any knows of the others. */
async function typeAtOnce(devices: Device[], network: Network): Promise<void> {
  const [first] = devices;
  first?.act();
  await first?.send(network);
  for (const device of devices) await device.pull(network);
  for (const device of devices) for (const id of device.copy.keys()) device.type(id);
}

function compare(
  devices: Device[],
  {
    applied,
    stored,
  }: { applied: { command: string; number: number }[]; stored: { id: string; title: string; version: number }[] },
): Chaos {
  const typed = new Map(devices.flatMap((device) => [...device.typed]));
  const conflicts = new Set(devices.flatMap((device) => [...device.conflicts]));
  const titles = new Map(stored.map(({ id, title }) => [id, title]));
  const lost = [...typed].filter(([title, { task, command }]) => {
    const wasSeen = [...typed.values()].some((later) => later.task === task && later.was === title);
    return titles.get(task) !== title && !wasSeen && !conflicts.has(command);
  });
  const isOrdered = ({ issued, given }: Device) => {
    const numbers = applied.filter(({ command }) => given.has(command)).map(({ number }) => number);
    return numbers.length === issued && numbers.every((number, at) => number === at + 1);
  };
  const isSame = ({ copy }: Device) =>
    copy.size === stored.length &&
    stored.every(({ id, title, version }) => copy.get(id)?.title === title && copy.get(id)?.version === version);
  return {
    issued: devices.reduce((sum, { issued }) => sum + issued, 0),
    twice: applied.length - new Set(applied.map(({ command }) => command)).size,
    outOfOrder: devices.filter((device) => !isOrdered(device)).length,
    apart: devices.filter((device) => !isSame(device)).length,
    lostTexts: lost.length,
    conflicts: conflicts.size,
  };
}
