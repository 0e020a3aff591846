import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { test as base } from "./fixtures";
import type { Place } from "./installation";
import { patience } from "./patience";
import { startStoryApp } from "../story-app";

interface ShiftedApp extends Place {
  /** Has the server believe that it is `moment` now, in ms since 1970. Its clock goes on from there. */
  setClock: (moment: number) => Promise<void>;
}

interface Moment {
  /** When the story begins, in ms since 1970, for the server and for the pages: ahead of the machine's clock, for the database goes by that. Time goes on from there. */
  startsAt: number;
  /** Lets time jump. */
  setMoment: (moment: number) => Promise<void>;
}

/** Stories of a certain moment: midnight, the end of a month. The server is one of their own, with a clock of its own. */
export const test = base.extend<Moment, { shifted: ShiftedApp }>({
  shifted: [
    async ({ browserName: _browser }, use, { project, workerIndex }) => {
      const file = join(project.outputDir, `clock-${workerIndex}`);
      const write = async (ahead: number) => {
        // Never half of it.
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
        // The server looks at the file fifty times a second.
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
  // The server gives sessions their dates by its own clock.
  signsUp: true,
  setMoment: async ({ shifted, context }, use) => {
    await use(async (moment) => {
      await shifted.setClock(moment);
      await context.clock.setSystemTime(moment);
    });
  },
});

export { expect } from "./fixtures";
