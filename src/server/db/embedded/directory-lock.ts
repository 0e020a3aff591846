import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { StartupError } from "../../startup/startup-error";
import { identifyThisProcess, isAlive } from "./process-identity";

export interface DirectoryLock {
  release(): Promise<void>;
}

const holderSchema = z.object({ pid: z.number(), started: z.string(), space: z.string() });

const heartbeatMs = 1_000;
const released = "released";

/** How long a process waits before it decides about another's lock. */
interface LockTimeouts {
  /** For a holder that is being killed, or is writing its file. */
  settleMs: number;
  /** For the heartbeat of a holder in another process namespace. */
  heartbeatMs: number;
}

/**
 * Takes the lock that lets one process at a time use a data directory.
 *
 * `path` becomes a directory of numbered files, each naming the process that held the lock under that number. The highest number counts. A process
 * that finds the holder gone creates the next number, which the file system grants to one process only, and checks again. Numbers only grow, so a
 * process whose number was already removed sees a higher one and retries. (With a single lock file, two processes could each remove the other's as
 * stale.)
 *
 * A holder in another container on the same volume cannot be found by its pid. It touches its file every second as a heartbeat.
 */
export async function lockDirectory(
  path: string,
  patience: LockTimeouts = { settleMs: 1_000, heartbeatMs: 5_000 },
): Promise<DirectoryLock> {
  await mkdir(path, { recursive: true });
  const self = JSON.stringify(await identifyThisProcess());
  for (;;) {
    const number = await latestNumber(path);
    if (number > 0) await waitForHolder(path, number, patience);
    const own = join(path, String(number + 1));
    if (!(await writeExclusively(own, self))) continue;
    if ((await latestNumber(path)) === number + 1) {
      await removeEarlier(path, number + 1);
      return holdLock(own);
    }
    await rm(own, { force: true });
  }
}

async function latestNumber(path: string): Promise<number> {
  const numbers = (await readdir(path)).filter((name) => /^\d+$/.test(name)).map(Number);
  return Math.max(0, ...numbers);
}

async function writeExclusively(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Returns once the holder of that number is gone.
 * @throws {StartupError} when it keeps the lock
 */
async function waitForHolder(path: string, number: number, patience: LockTimeouts): Promise<void> {
  const file = join(path, String(number));
  const deadline = Date.now() + patience.settleMs;
  for (;;) {
    const content = await readFile(file, "utf8").catch(() => released);
    if (content === released) return;
    const holder = parseHolder(content);
    const alive = holder && ((await isAlive(holder)) ?? (await showsHeartbeat(file, patience.heartbeatMs)));
    if (alive === false) return;
    if (Date.now() > deadline) {
      if (!holder) return;
      throw new StartupError(
        `Keel is already running on this data directory (process ${holder.pid} holds ${path}). ` +
          `Stop it first, or start this one with another DATA_DIR and PORT.`,
      );
    }
    await sleep(50);
  }
}

/** Parses a lock file; `undefined` while it is being written, or after a power failure cut it off. */
function parseHolder(content: string): z.infer<typeof holderSchema> | undefined {
  try {
    return holderSchema.parse(JSON.parse(content));
  } catch {
    return undefined;
  }
}

async function showsHeartbeat(file: string, patienceMs: number): Promise<boolean> {
  const touched = async () => (await stat(file).catch(() => undefined))?.mtimeMs;
  const before = await touched();
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
    await sleep(100);
    const now = await touched();
    if (now !== before) return now !== undefined;
  }
  return false;
}

async function removeEarlier(path: string, number: number): Promise<void> {
  for (const name of await readdir(path)) {
    if (/^\d+$/.test(name) && Number(name) < number) await rm(join(path, name), { force: true });
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
      await writeFile(file, released).catch(() => undefined);
    },
  };
}
