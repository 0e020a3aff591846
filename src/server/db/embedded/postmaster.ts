import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile, rename, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartupError } from "~/server/startup-error";
import type { Binaries } from "./binaries";
import { type ProcessOwner, runCommand, serverEnvironment } from "./command";
import { disownPostmasterFile, isServerOf, readPostmasterFile } from "./postmaster-file";
import { addressDirectory } from "./reach";

export interface PostmasterOptions {
  directory: string;
  binaries: Binaries;
  owner: ProcessOwner;
  settings: Record<string, string>;
}

export interface Postmaster {
  child: ChildProcess;
  port: number;
}

const logName = "server.log";
const logLimit = 5 * 1024 * 1024;

/** Starts the server on 127.0.0.1 and waits until it takes connections, crash recovery included. */
export async function startPostmaster(options: PostmasterOptions, port?: number): Promise<Postmaster> {
  const { directory } = options;
  const deadline = Date.now() + 15_000;
  for (;;) {
    const chosen = port ?? (await findFreePort());
    const { child, logFrom } = await launch(options, chosen);
    if (await becomesReady(directory, child)) return { child, port: chosen };
    const reason = await readLog(directory, logFrom);
    const passing = /could not bind|Address already in use|pre-existing shared memory block/.test(reason);
    if (!passing || Date.now() > deadline) throw new StartupError(describeFailure(directory, reason));
    await sleep(100);
  }
}

async function launch(options: PostmasterOptions, port: number): Promise<{ child: ChildProcess; logFrom: number }> {
  const { directory, binaries, owner, settings } = options;
  const pgdata = await addressDirectory(directory, owner);
  const logFile = join(directory, logName);
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size > logLimit) await rename(logFile, `${logFile}.old`);
  const log = await open(logFile, "a", 0o600);
  const essential = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    logging_collector: "off",
  };
  const flags = Object.entries({ ...settings, ...essential }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  try {
    // Its own session: Ctrl-C in the terminal is for the application, which still needs the database while it drains.
    const child = spawn(binaries.postgres, ["-D", pgdata, ...flags], {
      ...owner,
      ...serverEnvironment,
      cwd: directory,
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      windowsHide: true,
    });
    child.on("error", () => undefined);
    child.unref();
    return { child, logFrom: size > logLimit ? 0 : size };
  } finally {
    await log.close();
  }
}

async function becomesReady(directory: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const file = await readPostmasterFile(directory);
    if (file?.pid === child.pid && file.status === "ready") return true;
    await sleep(5);
  }
  return false;
}

/** Ends whatever server runs on the directory, an earlier process's orphan included. Open transactions are rolled back. */
export async function stopPostmaster(directory: string, binaries: Binaries): Promise<void> {
  const file = await readPostmasterFile(directory);
  if (!file) return;
  if (!(await isServerOf(directory, file.pid))) return disownPostmasterFile(directory);
  // "Immediate" skips the checkpoint, as a power cut does; the next start recovers.
  for (const [mode, signal] of [
    ["fast", "SIGINT"],
    ["immediate", "SIGQUIT"],
  ] as const) {
    if (process.platform === "win32") await runCommand(binaries.pgCtl, ["stop", "-D", directory, "-m", mode, "-W"]);
    else process.kill(file.pid, signal);
    if (await disappears(directory, file.pid)) return;
  }
  throw new StartupError(`The PostgreSQL server ${file.pid} of ${directory} does not stop. End it, then start again.`);
}

async function disappears(directory: string, pid: number): Promise<boolean> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    if (!(await isServerOf(directory, pid))) return true;
    await sleep(5);
  }
  return false;
}

async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function readLog(directory: string, from: number): Promise<string> {
  const bytes = await readFile(join(directory, logName)).catch(() => Buffer.alloc(0));
  return bytes.subarray(from).toString("utf8");
}

function describeFailure(directory: string, log: string): string {
  const told = log
    .split("\n")
    .filter((line) => /FATAL|PANIC|DETAIL|HINT|postgres:/.test(line))
    .map((line) => line.replace(/^.*?(?=FATAL|PANIC|DETAIL|HINT|postgres:)/, ""));
  return (
    `PostgreSQL did not start on ${directory}: ${told.join(" ") || "it ended without a word"}. ` +
    `Its log is ${join(directory, logName)}.`
  );
}
