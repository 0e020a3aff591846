/**
 * `npm run fuzz`: hostile requests to everything that the API offers, made from a seed.
 * `--minutes 5` (the default) or `--runs 200` for each address; `--seed 42` makes the same requests again; `--only "POST /api/tasks"` at one address.
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";
import { z } from "zod";

const number = z.coerce.number().nonnegative();
const budget = z.object({
  minutes: number.optional(),
  runs: number.int().positive().optional(),
  seed: number
    .int()
    .max(2 ** 31 - 1)
    .default(() => randomInt(2 ** 31)),
  only: z.string().optional(),
});

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { minutes: text, runs: text, seed: text, only: text } });
const { minutes, runs, seed, only } = budget.parse(values);
const given = runs === undefined ? { minutes: minutes ?? 5, runs: 0 } : { minutes: 0, runs };

console.log(`Seed ${seed}: the same requests come again with --seed ${seed}.`);
const vitest = await startVitest("test", ["src/server/generated-requests.test.ts"], {
  watch: false,
  maxWorkers: 1,
  provide: { fuzz: { seed, ...given } },
  typecheck: { enabled: false },
  ...(only === undefined ? {} : { testNamePattern: only.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) }),
});
await vitest.close();
