import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";
import { runProgram } from "./run-program";

/** The permanent identity of a process, because a pid alone is reused sooner or later. */
export interface ProcessIdentity {
  pid: number;
  /** The start time in the system's own notation; empty when the system does not tell. */
  started: string;
  /** The scope of the pid: this boot of this machine, and on Linux this pid namespace (container). */
  space: string;
}

export async function identifyThisProcess(): Promise<ProcessIdentity> {
  return { pid: process.pid, started: (await findStart(process.pid)) ?? "", space: await findSpace() };
}

/**
 * Returns whether the process is alive; `undefined` when that cannot be known from here (another machine or container, or a system that hides start
 * times).
 */
export async function isAlive(identity: ProcessIdentity): Promise<boolean | undefined> {
  if (identity.space !== (await findSpace())) return undefined;
  if (!pidExists(identity.pid)) return false;
  if (identity.started === "") return undefined;
  return (await findStart(identity.pid)) === identity.started;
}

export function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists, and belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function findStart(pid: number): Promise<string | undefined> {
  if (process.platform === "linux") {
    const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    // The name in parentheses may contain spaces. Field 3, the state, follows it, and field 22 is the start time.
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    // A zombie is dead; in a container whose first process reaps no children it stays in the table.
    return fields[0] === "Z" ? undefined : fields[19];
  }
  if (process.platform === "win32") return undefined;
  const { code, output } = await runProgram("ps", ["-o", "lstart=", "-p", String(pid)]);
  return code === 0 ? output.trim() : undefined;
}

async function findSpace(): Promise<string> {
  if (process.platform !== "linux") return hostname();
  const [boot, namespace] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => hostname()),
    readlink("/proc/self/ns/pid").catch(() => ""),
  ]);
  return `${boot.trim()} ${namespace}`;
}
