import { randomInt } from "node:crypto";
import { createChance } from "../../src/testing/sync/chance";
import { killWhileActing } from "../setup/killed-browser";
import { expect, test, unreachable } from "../setup/own-server";
import { patience } from "../setup/patience";

/** `npm run test:kill-browser` says how often, and prints the report. */
const { KEEL_KILLS, KEEL_SEED = String(randomInt(1, 2 ** 31)) } = process.env;
const kills = Number(KEEL_KILLS ?? 2);

test.describe.configure({ timeout: patience.story + kills * patience.navigation });

test("a browser that is killed while tasks are changed, or while the changes are sent, loses none that it had stored, and sends none twice or out of order", async ({
  app,
  profile,
  allowErrors,
}) => {
  allowErrors(unreachable, /status of 401/);
  const report = await killWhileActing({ app, profile, kills, chance: createChance(Number(KEEL_SEED)) });
  if (KEEL_KILLS !== undefined) console.log(report);
  expect(report, `seed ${KEEL_SEED}`).toMatchObject({ kills, lost: 0, twice: 0, outOfOrder: 0 });
  expect(report.acknowledged).toBeGreaterThan(0);
});
