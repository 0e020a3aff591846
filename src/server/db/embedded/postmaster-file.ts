import { readFile, readlink, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./run-program";
import { pidExists } from "./process-identity";

/** The state of a running server in `postmaster.pid` (src/include/utils/pidfile.h). */
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

/** Returns whether `pid` is the server of this directory, and not another process that reuses the number. */
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
  // Root in a container may not read the working directory of another user's process, but may read its arguments.
  const args = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
  return args.includes(directory) || args.includes("/proc/self/cwd");
}

/**
 * Invalidates the pid in an orphaned file, because a server refuses to start when another process reuses the number. The file itself is kept: from it
 * the server learns which shared memory old backends may still use.
 */
export async function disownPostmasterFile(directory: string): Promise<void> {
  const file = join(directory, "postmaster.pid");
  const [, ...rest] = (await readFile(file, "utf8")).split("\n");
  const neverUsed = 2 ** 31 - 1;
  await writeFile(file, [neverUsed, ...rest].join("\n"));
}
