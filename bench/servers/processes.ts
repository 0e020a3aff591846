import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

export interface Running {
  name: string;
  pid: number;
  /** What the pattern of the ready line captured. */
  ready: string;
  /** Milliseconds from the start of the process to its ready line. */
  startedIn: number;
  stop: () => Promise<void>;
}

const children = new Set<ChildProcess>();

/**
 * Starts a Node.js process that writes to `logFile`, and waits until `ready` matches what it wrote.
 * Passes on only what a program needs of this process's environment, so that no setting of the shell changes a result.
 */
export async function startNode(options: {
  name: string;
  args: string[];
  env: Record<string, string>;
  logFile: string;
  ready: RegExp;
}): Promise<Running> {
  const { name, args, logFile, ready } = options;
  const { PATH = "", HOME = "", TMPDIR = "/tmp" } = process.env;
  const began = performance.now();
  const log = openSync(logFile, "w");
  const env = { NODE_ENV: "production" as const, PATH, HOME, TMPDIR, ...options.env };
  const child = track(spawn(process.execPath, args, { stdio: ["ignore", log, log], env }));
  closeSync(log);
  for (let waited = 0; waited < 60_000; waited += 10) {
    const line = ready.exec(readFileSync(logFile, "utf8"));
    if (line !== null && child.pid !== undefined) {
      const startedIn = performance.now() - began;
      return { name, pid: child.pid, ready: line[1] ?? "", startedIn, stop: () => stop(child) };
    }
    if (child.exitCode !== null || child.signalCode !== null) break;
    await pause(10);
  }
  await stop(child);
  throw new Error(`${name} did not start:\n${readFileSync(logFile, "utf8").slice(-4000)}`);
}

/** Registers `child`, so that `stopEverything` stops it too. */
export function track<Child extends ChildProcess>(child: Child): Child {
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/** Stops every process that was started here. */
export async function stopEverything(): Promise<void> {
  await Promise.all([...children].map(stop));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await gone;
  clearTimeout(force);
}
