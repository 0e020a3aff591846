import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

/** Returns the compiler's errors for the pages and their imports, as an editor shows them on a fresh clone. */
async function diagnosePages(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "keel-types-"));
  const config = {
    extends: resolve("tsconfig.json"),
    compilerOptions: { incremental: false, noEmit: true },
    include: [resolve("src/app")],
  };
  await writeFile(join(directory, "tsconfig.json"), JSON.stringify(config));
  const child = spawn(resolve("node_modules/.bin/tsc"), ["-p", directory, "--singleThreaded", "--pretty", "false"]);
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  await new Promise((ended) => child.once("close", ended));
  await rm(directory, { recursive: true });
  return said;
}

test("a fresh clone type-checks before anything is generated", async () => {
  expect(await diagnosePages()).toBe("");
});
