import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** Runs a program that starts two busy loops and then does this, and returns its exit. */
const ending = (then: string) =>
  promisify(execFile)(process.execPath, [
    "--import=tsx",
    "--input-type=module",
    "--eval",
    `const { startBusyLoops } = await import(${JSON.stringify(new URL("busy-loops.ts", import.meta.url).href)}); const loops = startBusyLoops(2); ${then}`,
  ]).then(
    () => "by itself",
    ({ code, signal }: { code: number | null; signal: string | null }) => signal ?? code,
  );

test("busy loops end when they are stopped, and with the process that started them", async () => {
  expect(await ending(`await loops.stop();`)).toBe("by itself");
  expect(await ending(`process.exit(3);`)).toBe(3);
  expect(await ending(`process.kill(process.pid, "SIGKILL");`)).toBe("SIGKILL");
});
