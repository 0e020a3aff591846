import { readdirSync, readFileSync, readlinkSync } from "node:fs";

export interface Memory {
  /** MiB resident in the server's process. */
  node: number;
  /** MiB of the server and PostgreSQL, with each shared page counted once. */
  everything: number;
}

/** Returns the memory that a server and the PostgreSQL with its data in `cluster` hold now; `undefined` on a system without /proc. */
export function memoryOf(pid: number, cluster: string): Memory | undefined {
  try {
    const postgres = processesIn(cluster).map((other) => kibibytes(other, "smaps_rollup", "Pss"));
    const own = kibibytes(pid, "smaps_rollup", "Pss");
    return {
      node: kibibytes(pid, "status", "VmRSS") / 1024,
      everything: postgres.reduce((sum, size) => sum + size, own) / 1024,
    };
  } catch {
    return undefined;
  }
}

/** Returns the processes of a PostgreSQL server, all of which work in its data directory. */
function processesIn(directory: string): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === directory;
    } catch {
      return false;
    }
  });
}

function kibibytes(pid: number, file: string, field: string): number {
  const text = readFileSync(`/proc/${pid}/${file}`, "utf8");
  return Number(new RegExp(String.raw`^${field}:\s+(\d+) kB`, "m").exec(text)?.[1] ?? Number.NaN);
}
