import type { App } from "../../scripts/app";
import { startStoryApp } from "../story-app";
import { makeAnotherRelease, type Release } from "./another-release";
import { test as base } from "./fixtures";
import { createProfile, type Profile } from "./profile";

interface OwnServer {
  app: App;
  /** Another release of the server, to resume it with. */
  nextRelease: Release;
  /** A browser that can be killed and started again. */
  profile: Profile;
}

/**
 * Stories on a server of their own, which they end, start again, or replace by another release. Without the server is what a browser is when the process
 * has ended: what a browser is told about its connection does not reach the worker.
 */
export const test = base.extend<OwnServer>({
  app: async ({ browserName: _browser }, use, info) => {
    const app = await startStoryApp({ logFile: info.outputPath("app.log") });
    await use(app);
    await app.stop();
  },
  nextRelease: async ({ browserName: _browser }, use) => {
    const release = await makeAnotherRelease();
    await use(release);
    await release.remove();
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
  // Its cookies are those of a browser that is closed and opened again, and its database is another one after each start.
  signsUp: true,
  serviceWorkers: "allow",
});

/** What the console says of a server that does not answer. */
export const unreachable = /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|status of 503/;

export { expect } from "./fixtures";
