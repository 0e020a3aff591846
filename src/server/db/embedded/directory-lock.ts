import { link, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { StartupError } from "~/server/startup-error";
import { identifyThisProcess, isAlive } from "./process-identity";

export interface DirectoryLock {
  release(): Promise<void>;
}

const holderSchema = z.object({ pid: z.number(), started: z.string(), space: z.string() });

const heartbeatMs = 1_000;
const patienceMs = 5_000;

/**
 * Takes the lock that lets one process at a time use a data directory; throws a StartupError while another one has it.
 *
 * `path` becomes a directory of numbered files, each with the process that held the lock at that turn; an empty file means
 * released. The highest number counts. A newcomer that finds its holder gone makes the next number, which the file system
 * grants to one process only, and then looks again: numbers only grow, so whoever made a number that had been
 * cleared away in the meantime sees a higher one and steps back. (Removing a stale lock file and making a new one would let
 * two newcomers remove each other's.)
 *
 * A holder in another container on the same volume cannot be looked up by its pid. It proves that it lives by
 * touching its file every second.
 */
export async function lockDirectory(path: string): Promise<DirectoryLock> {
  await mkdir(path, { recursive: true });
  const draft = join(path, `draft-${process.pid}-${Date.now()}`);
  await writeFile(draft, JSON.stringify(await identifyThisProcess()), { mode: 0o600 });
  try {
    for (;;) {
      const turn = await latestTurn(path);
      if (turn > 0) await refuseLivingHolder(path, turn);
      const own = join(path, String(turn + 1));
      if (!(await linkExclusively(draft, own))) continue;
      if ((await latestTurn(path)) === turn + 1) {
        await clearEarlier(path, turn + 1);
        return holdLock(own);
      }
      await rm(own, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function latestTurn(path: string): Promise<number> {
  const turns = (await readdir(path)).filter((name) => /^\d+$/.test(name)).map(Number);
  return Math.max(0, ...turns);
}

async function linkExclusively(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function refuseLivingHolder(path: string, turn: number): Promise<void> {
  const file = join(path, String(turn));
  const content = await readFile(file, "utf8").catch(() => "");
  if (content === "") return;
  const holder = holderSchema.parse(JSON.parse(content));
  const alive = (await isAlive(holder)) ?? (await showsHeartbeat(file));
  if (alive) {
    throw new StartupError(
      `Keel is already running on this data directory (process ${holder.pid}, lock ${path}). ` +
        `Stop it first, or start this one with another DATA_DIR and PORT.`,
    );
  }
}

async function showsHeartbeat(file: string): Promise<boolean> {
  const touched = async () => (await stat(file).catch(() => undefined))?.mtimeMs;
  const before = await touched();
  for (let waited = 0; waited < patienceMs; waited += heartbeatMs) {
    await sleep(heartbeatMs);
    const now = await touched();
    if (now === undefined) return false;
    if (now !== before) return true;
  }
  return false;
}

async function clearEarlier(path: string, turn: number): Promise<void> {
  for (const name of await readdir(path)) {
    if (/^\d+$/.test(name) && Number(name) < turn) await rm(join(path, name), { force: true });
  }
}

function holdLock(file: string): DirectoryLock {
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, heartbeatMs);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      await writeFile(file, "").catch(() => undefined);
    },
  };
}
