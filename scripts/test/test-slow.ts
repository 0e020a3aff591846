/**
 * `npm run test:slow`: runs `npm test` with a busy loop on each core, as on a slow machine. `npm run test:slow -- test:e2e adding.spec` or
 * `-- test:unit due-date` runs another script with its arguments.
 */
import { startBusyLoops } from "./busy-loops";
import { runCommand } from "../commands/run-command";

const [script = "test", ...args] = process.argv.slice(2);
const loops = startBusyLoops();
console.log(`${loops.count} busy loops beside npm run ${[script, ...args].join(" ")}`);
try {
  process.exitCode = (await runCommand("npm", ["run", script, "--", ...args], { seconds: undefined })) ?? 1;
} finally {
  await loops.stop();
}
