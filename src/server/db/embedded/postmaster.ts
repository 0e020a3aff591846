import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { StartupError } from "../../startup/startup-error";
import type { Binaries } from "./binaries";
import { type ProcessOwner, runProgram, serverEnvironment } from "./run-program";
import { disownPostmasterFile, isServerOf, readPostmasterFile } from "./postmaster-file";
import { accessiblePath } from "./data-directory-access";
import { explainLog, openServerLog } from "./server-log";

export interface PostmasterOptions {
  directory: string;
  binaries: Binaries;
  owner: ProcessOwner;
  /** Settings for the server's command line. */
  settings: Record<string, string>;
  log: (line: string) => void;
}

export interface Postmaster {
  child: ChildProcess;
  port: number;
}

/** Starts the server on 127.0.0.1, and waits until it accepts connections, including crash recovery. Without `port` the system chooses one. */
export async function startPostmaster(options: PostmasterOptions, port?: number): Promise<Postmaster> {
  const { directory, log } = options;
  const deadline = Date.now() + 15_000;
  for (;;) {
    const chosen = port ?? (await findFreePort());
    const serverLog = await openServerLog(directory);
    const child = await launch(options, chosen, serverLog.descriptor);
    await serverLog.close();
    const patience = setTimeout(() => log("PostgreSQL is still recovering from its last crash"), 3_000);
    const ready = await becomesReady(directory, child).finally(() => clearTimeout(patience));
    if (ready) return { child, port: chosen };
    const newLines = await serverLog.readNew();
    // Another process took the port, or backends of a killed server are still running.
    const passing = /could not bind|Address already in use|pre-existing shared memory block/.test(newLines);
    if (!passing || Date.now() > deadline) throw new StartupError(explainLog(directory, newLines));
    await sleep(100);
  }
}

async function launch(options: PostmasterOptions, port: number, output: number): Promise<ChildProcess> {
  const { directory, binaries, owner, settings } = options;
  const pgdata = await accessiblePath(directory, owner);
  const essential = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    logging_collector: "off",
  };
  const flags = Object.entries({ ...settings, ...essential }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // In its own session, because Ctrl-C in the terminal is for the application, which needs the database while it drains.
  const child = spawn(binaries.postgres, ["-D", pgdata, ...flags], {
    ...owner,
    ...serverEnvironment,
    cwd: directory,
    detached: true,
    stdio: ["ignore", output, output],
    windowsHide: true,
  });
  child.on("error", () => undefined);
  child.unref();
  return child;
}

async function becomesReady(directory: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const file = await readPostmasterFile(directory);
    if (file?.pid === child.pid && file.status === "ready") return true;
    await sleep(5);
  }
  return false;
}

/** Stops the server of the directory, even an orphan of an earlier process. Open transactions are rolled back. Returns whether there was one. */
export async function stopPostmaster(directory: string, binaries: Binaries): Promise<boolean> {
  const file = await readPostmasterFile(directory);
  if (!file) return false;
  if (!(await isServerOf(directory, file.pid))) {
    await disownPostmasterFile(directory);
    return false;
  }
  // "Immediate" skips the checkpoint, like a power failure; the next start recovers.
  for (const [mode, signal] of [
    ["fast", "SIGINT"],
    ["immediate", "SIGQUIT"],
  ] as const) {
    if (process.platform === "win32") await runProgram(binaries.pgCtl, ["stop", "-D", directory, "-m", mode, "-W"]);
    else process.kill(file.pid, signal);
    if (await disappears(directory, file.pid)) return true;
  }
  throw new StartupError(
    `The PostgreSQL server ${file.pid} of ${directory} does not stop. Kill it, then start Keel again.`,
  );
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
