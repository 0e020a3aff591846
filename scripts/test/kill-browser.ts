/**
 * `npm run test:kill-browser`: the browser is killed with SIGKILL at random points while tasks are changed without the server, and while the changes are sent,
 * twenty times in all; `--times 6` for another number, `--seed 42` for the same points again. Prints how many changes that the device had stored were lost,
 * and how many were applied twice and out of order; fails unless all are 0.
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { z } from "zod";
import { runCommand } from "../commands/run-command";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { times: text, seed: text } });
const whole = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);
const { times, seed } = z
  .object({ times: whole.default(20), seed: whole.default(() => randomInt(1, 2 ** 31)) })
  .parse(values);

console.log(`Seed ${seed}: the browser is killed after the same pauses again with --seed ${seed}.`);
const stories = ["run", "test:e2e", "--", "browser/killed-browser", "--project=desktop", "--trace=off"];
const environment = { KEEL_KILLS: String(times), KEEL_SEED: String(seed) };
process.exitCode = (await runCommand("npm", stories, { seconds: 1800 + times * 60, environment })) ?? 1;
