import { readFile, readlink, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./run-program";
import { pidExists } from "./process-identity";

/** What a running server writes about itself into `postmaster.pid` (src/include/utils/pidfile.h). */
export interface PostmasterFile {
  pid: number;
  port: number;
  /** `starting`, `ready`, `stopping`; empty before the first of them. */
  status: string;
}

export async function readPostmasterFile(directory: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(directory, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  return { pid: Math.abs(pid), port: Number(lines[3] ?? 0), status: lines[7] ?? "" };
}

/** Returns whether `pid` is the server of this directory and not a process that was given the same number later. */
export async function isServerOf(directory: string, pid: number): Promise<boolean> {
  if (!pidExists(pid)) return false;
  if (process.platform === "linux") {
    const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
    return name.startsWith("postgres") && (await worksIn(directory, pid));
  }
  if (process.platform === "win32") return true;
  const { output } = await runProgram("ps", ["-o", "command=", "-p", String(pid)]);
  return output.includes("postgres") && output.includes(directory);
}

async function worksIn(directory: string, pid: number): Promise<boolean> {
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (cwd !== undefined) return cwd === (await realpath(directory));
  // Root in a container may not look at the working directory of another user's process, but at its arguments.
  const args = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
  return args.includes(directory) || args.includes("/proc/self/cwd");
}

/**
 * Makes a server believe that the pid in a left-over file is gone, which it does not when the number now belongs to another
 * process. The file itself stays: from it the server learns which shared memory must be free of old backends.
 */
export async function disownPostmasterFile(directory: string): Promise<void> {
  const file = join(directory, "postmaster.pid");
  const [, ...rest] = (await readFile(file, "utf8")).split("\n");
  const neverUsed = 2 ** 31 - 1;
  await writeFile(file, [neverUsed, ...rest].join("\n"));
}
