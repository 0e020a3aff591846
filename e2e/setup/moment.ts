import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { test as base } from "./fixtures";
import type { Place } from "./installation";
import { patience } from "./patience";
import { startStoryApp } from "../story-app";

interface ShiftedApp extends Place {
  /** Sets the server's clock, in ms since 1970. It runs on from there. */
  setClock: (moment: number) => Promise<void>;
}

interface Moment {
  /** The start of the story, in ms since 1970, for server and pages. It is ahead of the machine's clock, which the database uses. */
  startsAt: number;
  /** Moves the clocks. */
  setMoment: (moment: number) => Promise<void>;
}

/** Stories at a certain time: midnight, the end of a month. They have a server of their own, with its own clock. */
export const test = base.extend<Moment, { shifted: ShiftedApp }>({
  shifted: [
    async ({ browserName: _browser }, use, { project, workerIndex }) => {
      const file = join(project.outputDir, `clock-${workerIndex}`);
      const write = async (ahead: number) => {
        // Renamed into place, so that it is never half written.
        await writeFile(`${file}.draft`, String(ahead));
        await rename(`${file}.draft`, file);
      };
      await write(0);
      const app = await startStoryApp({
        logFile: join(project.outputDir, `shifted-${workerIndex}.log`),
        environment: {
          KEEL_TEST_CLOCK: file,
          NODE_OPTIONS: `--import=${new URL("shifted-clock.mjs", import.meta.url).href}`,
        },
      });
      const setClock = async (moment: number) => {
        await write(moment - Date.now());
        // The server reads the file fifty times a second.
        await setTimeout(300);
      };
      await use({ ...app, setClock });
      await app.stop();
    },
    { scope: "worker", timeout: patience.app },
  ],
  startsAt: [Date.now(), { option: true }],
  origin: async ({ shifted, startsAt }, use) => {
    await shifted.setClock(startsAt);
    await use(shifted.origin);
  },
  context: async ({ context, startsAt }, use) => {
    await context.clock.install({ time: startsAt });
    await use(context);
  },
  place: async ({ shifted }, use) => use(shifted),
  // The server dates sessions by its own clock.
  signsUp: true,
  setMoment: async ({ shifted, context }, use) => {
    await use(async (moment) => {
      await shifted.setClock(moment);
      await context.clock.setSystemTime(moment);
    });
  },
});

export { expect } from "./fixtures";
