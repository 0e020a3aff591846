import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { descendantsOf, listProcesses, signalAll } from "./processes";

/** What one person's browser has on the disk, across its restarts. */
export interface Profile {
  /** Starts the browser. */
  open: () => Promise<BrowserContext>;
  /** Ends the browser as its user does. */
  close: () => Promise<void>;
  /** Ends all its processes at once, as a loss of power does. */
  kill: () => Promise<void>;
}

/** Creates a profile. `start` starts a browser with the profile in a directory. Returns the function that removes it, too. */
export async function createProfile(start: (directory: string) => Promise<BrowserContext>) {
  const directory = await mkdtemp(join(tmpdir(), "keel-profile-"));
  let context: BrowserContext | undefined;
  const close = async () => {
    await context?.close();
    context = undefined;
  };
  const profile: Profile = {
    open: async () => (context = await start(directory)),
    close,
    kill: async () => {
      const gone = new Promise<void>((resolve) => context?.once("close", () => resolve()));
      signalAll(processesWith(directory), "SIGKILL");
      await gone;
      context = undefined;
    },
  };
  const remove = async () => {
    await close();
    await rm(directory, { recursive: true, force: true });
  };
  return { ...profile, remove };
}

/** Returns the processes of the browser with this profile. */
function processesWith(directory: string): number[] {
  const all = listProcesses();
  const first = all.filter(({ command }) => command.includes(`--user-data-dir=${directory}`)).map(({ pid }) => pid);
  if (first.length === 0) throw new Error(`No browser has the profile in ${directory}.`);
  return [...new Set(first.concat(first.flatMap((pid) => descendantsOf(pid, all))))];
}
