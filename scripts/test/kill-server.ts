/**
 * `npm run test:kill`: the server is killed with SIGKILL at random points of pushes of 200 commands, and started again, a hundred times; `--times 10` for
 * another number, `--seed 42` for the same points again. Prints how many commands were lost, applied twice and out of order; fails unless all are 0.
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";
import { z } from "zod";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { times: text, seed: text } });
const whole = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);
const { times, seed } = z
  .object({ times: whole.default(100), seed: whole.default(() => randomInt(1, 2 ** 31)) })
  .parse(values);

console.log(`Seed ${seed}: the server is killed at the same points again with --seed ${seed}.`);
const vitest = await startVitest("test", ["src/testing/sync/killed-server.test.ts"], {
  watch: false,
  maxWorkers: 1,
  provide: { kills: { seed, times } },
  typecheck: { enabled: false },
});
for (const file of vitest.state.getTestModules()) {
  for (const test of file.children.allTests()) console.log(test.meta().killReport ?? "The test ended early.");
}
await vitest.close();
