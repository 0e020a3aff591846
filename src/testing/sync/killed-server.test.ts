import { expect, inject, test } from "vitest";
import { patience } from "../patience";
import { createChance } from "./chance";
import { type KillReport, killWhilePushing } from "./killed-server";

declare module "vitest" {
  interface ProvidedContext {
    /** The number of times that the server is killed during a push. */
    kills: { seed: number; times: number };
  }
  interface TaskMeta {
    killReport?: KillReport;
  }
}

const { seed, times } = inject("kills");

test(
  "a server that is killed in the middle of a push loses no command, applies none twice and none out of order",
  { timeout: patience.test + times * 30_000 },
  async ({ task }) => {
    const report = await killWhilePushing({ kills: times, chance: createChance(seed) });
    task.meta.killReport = report;
    expect(report).toEqual({ kills: times, commands: times * 200, lost: 0, twice: 0, outOfOrder: 0 });
  },
);
