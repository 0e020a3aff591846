import { setTimeout as wait } from "node:timers/promises";
import type { Ledger } from "~/server/sync/push/apply";
import { createChance } from "./chance";
import { Device, type Network } from "./device";
import { type Recorded, startRecorded } from "./recorded-server";

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

/**
 * Lets three devices, each with two tabs that send at once, change the same tasks over a bad network while the server restarts. Then lets everything
 * arrive and compares.
 */
export async function runChaos({ seed, acts, ledger }: { seed: number; acts: number; ledger: Ledger }): Promise<Chaos> {
  const chance = createChance(seed);
  const { userId, setCalm, push, changes, restart, finish } = await startRecorded({ ledger, chance });
  const network: Network = {
    push: (input) => push({ ...input, userId }),
    changes: (since) => changes({ since, limit: 7 }),
  };
  const devices = ["A", "B", "C"].map((name) => new Device(name, chance));
  await typeAtOnce(devices, network);
  const live = async (device: Device) => {
    const over = new AbortController();
    const tab = async () => {
      while (!over.signal.aborted) {
        await device.send(network).catch(() => undefined);
        await device.pull(network).catch(() => undefined);
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
  setCalm(false);
  await Promise.all([...devices.map(live), wait(200).then(restart), wait(500).then(restart)]);
  setCalm(true);
  for (const device of devices) while (device.outbox.entries.length > 0) await device.send(network);
  for (const device of devices) await device.pull(network);
  return compare(devices, await finish());
}

/** Lets all devices change the same title before any knows of the others. */
async function typeAtOnce(devices: Device[], network: Network): Promise<void> {
  const [first] = devices;
  first?.act();
  await first?.send(network);
  for (const device of devices) await device.pull(network);
  for (const device of devices) for (const id of device.copy.keys()) device.type(id);
}

function compare(devices: Device[], { applied, stored }: Recorded): Chaos {
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
