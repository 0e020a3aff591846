/**
 * `npm run test:node24`: the unit and integration tests, and a story of the built app, on Node.js 24. `-- --short` runs the tests of
 * Node.js features: sockets, streams, cryptography, native packages, the embedded database.
 */
import { environmentOf, NoNode24, obtainNode24 } from "./node24";
import { runCommand } from "../commands/run-command";

const short = [
  "src/server/api/api.test.ts",
  "src/server/http/connections.test.ts",
  "src/server/http/listen.test.ts",
  "src/server/auth/tokens/verifier.test.ts",
  "src/features/tasks/create.test.ts",
];
/** In its own folder, to keep the output of failed stories. */
const story = ["e2e/tasks/completing.spec.ts", "--project=desktop", "--output=test-results/node24"];

async function run(isShort: boolean): Promise<number> {
  const environment = environmentOf(await obtainNode24());
  await runCommand("node", ["--version"], { seconds: 10, environment });
  const unit = ["node_modules/vitest/vitest.mjs", "run", "--typecheck.enabled=false", ...(isShort ? short : [])];
  const tested = await runCommand("node", unit, { seconds: isShort ? 900 : 4500, environment });
  if (tested !== 0) return 1;
  const stories = ["--import", "tsx", "scripts/test/e2e.ts", ...story];
  return (await runCommand("node", stories, { seconds: 1800, environment })) ?? 1;
}

const isShort = process.argv.includes("--short");
process.exitCode = await run(isShort).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  // As part of `npm test` it is skipped where unavailable; run by name, it fails.
  return isShort && error instanceof NoNode24 ? 0 : 1;
});
