import { join } from "node:path";
import type { RestartableApp } from "../../scripts/app";
import { startStoryApp } from "../story-app";
import { makeAnotherRelease, type Release } from "./another-release";
import { test as base } from "./fixtures";
import { patience } from "./patience";
import { createProfile, type Profile } from "./profile";

interface OwnServer {
  /** The server of these stories, which runs when a story begins. */
  app: RestartableApp;
  /** A browser that can be killed and started again. */
  profile: Profile;
}

interface RestorableApp extends RestartableApp {
  /** Undoes what a story has left: an ended server, or another release. */
  restore: () => Promise<void>;
}

interface Shared {
  /** One server for the stories of a worker, each of which has its own users. */
  sharedApp: RestorableApp;
  /** Another release of the server, to resume it with. */
  nextRelease: Release;
}

/**
 * Stories on a server of their own, which they end, start again, or replace by another release. Without the server is what a browser is when the process
 * has ended: what a browser is told about its connection does not reach the worker.
 */
export const test = base.extend<OwnServer, Shared>({
  sharedApp: [
    async ({ browserName: _browser }, use, { project, workerIndex }) => {
      const app = await startStoryApp({ logFile: join(project.outputDir, `own-${workerIndex}.log`) });
      await use(restorable(app));
      await app.stop();
    },
    { scope: "worker", timeout: patience.app },
  ],
  nextRelease: [
    async ({ browserName: _browser }, use) => {
      const release = await makeAnotherRelease();
      await use(release);
      await release.remove();
    },
    { scope: "worker", timeout: patience.app },
  ],
  app: async ({ sharedApp }, use) => {
    await sharedApp.restore();
    await use(sharedApp);
  },
  profile: async ({ playwright, errors }, use) => {
    const { remove, ...profile } = await createProfile(async (directory) => {
      const context = await playwright.chromium.launchPersistentContext(directory);
      errors.add(context);
      return context;
    });
    await use(profile);
    await remove();
  },
  origin: async ({ app }, use) => use(app.origin),
  place: async ({ app }, use) => use(app),
  // Its cookies are those of a browser that is closed and opened again.
  signsUp: true,
  serviceWorkers: "allow",
});

function restorable({ origin, directory, halt, resume }: RestartableApp): RestorableApp {
  let running: "built" | "other" | "none" = "built";
  const app = {
    origin,
    directory,
    halt: async () => {
      running = "none";
      await halt();
    },
    resume: async (release?: string) => {
      await resume(release);
      running = release === undefined ? "built" : "other";
    },
  };
  const restore = async () => {
    if (running === "other") await app.halt();
    if (running === "none") await app.resume();
  };
  return { ...app, restore };
}

/** What the console says of a server that does not answer. */
export const unreachable = /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|status of 503/;

export { expect } from "./fixtures";
