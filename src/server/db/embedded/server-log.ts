import { open, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";

interface ServerLog {
  /** A file and not a pipe to this process, because the server may outlive it. */
  descriptor: number;
  close(): Promise<void>;
  /** Reads what was written since the log was opened. */
  readNew(): Promise<string>;
}

const limitBytes = 5 * 1024 * 1024;

/** Opens `server.log` in the cluster for appending; a large existing file is renamed to `server.log.old`. */
export async function openServerLog(directory: string): Promise<ServerLog> {
  const file = logFile(directory);
  let start = (await stat(file).catch(() => undefined))?.size ?? 0;
  if (start > limitBytes) {
    await rename(file, `${file}.old`);
    start = 0;
  }
  const handle = await open(file, "a", 0o600);
  return {
    descriptor: handle.fd,
    close: () => handle.close(),
    async readNew() {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      return bytes.subarray(start).toString("utf8");
    },
  };
}

/** Explains a failed start to the operator, from the server's last log lines. */
export function explainLog(directory: string, log: string): string {
  const messages = log
    .split("\n")
    .map((line) => /(?:FATAL|PANIC|DETAIL|HINT|postgres): .*/.exec(line)?.[0])
    .filter((line) => line !== undefined);
  const reason = messages.length > 0 ? messages.join(" ") : "it ended without an error message.";
  return `PostgreSQL did not start on ${directory}. ${reason} Its log is ${logFile(directory)}.`;
}

function logFile(directory: string): string {
  return join(directory, "server.log");
}
