/**
 * `npm run fuzz`: sends hostile requests, generated from a seed, to the whole API, to the listener by its socket, and to the pages and files of the
 * built app. `--minutes 5` (the default) or `--runs 200` for each property; `--seed 42` repeats the same requests; `--only "POST /api/tasks"` only those.
 * Prints how many requests were sent and how many were answered with a 5xx; fails when any was.
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";
import { z } from "zod";
import { ensureBuilt } from "../build/build.mjs";

/** The files share the minutes. */
const files = {
  "src/testing/hostile/generated-requests.test.ts": 0.4,
  "src/testing/security/parse-once/generated-bytes.test.ts": 0.1,
  "src/testing/security/parse-once/generated-targets.test.ts": 0.2,
  "scripts/test/generated-page-requests.test.ts": 0.3,
};

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
await ensureBuilt(process.cwd(), console.log);
const counted = { sent: 0, failed: 0 };
for (const [path, share] of Object.entries(files)) {
  const vitest = await startVitest("test", [path], {
    watch: false,
    maxWorkers: 1,
    provide: { fuzz: { seed, runs: given.runs, minutes: given.minutes * share } },
    typecheck: { enabled: false },
    ...(only === undefined
      ? {}
      : { testNamePattern: only.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), passWithNoTests: true }),
  });
  const before = counted.sent;
  for (const file of vitest.state.getTestModules()) {
    for (const test of file.children.allTests()) {
      const { sent = 0, failed = 0 } = test.meta().requests ?? {};
      counted.sent += sent;
      counted.failed += failed;
    }
  }
  await vitest.close();
  if (only === undefined && counted.sent === before) {
    console.error(`${path} sent nothing. The sources may have changed since the build.`);
    process.exitCode = 1;
  }
}
console.log(`\n${counted.sent.toLocaleString("en")} requests, ${counted.failed} × 5xx`);
if (counted.failed > 0) process.exitCode = 1;
