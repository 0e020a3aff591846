import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFailures } from "./test-failures";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "keel-failures-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function report(content: string): Promise<string> {
  const file = join(folder, "vitest.json");
  await writeFile(file, content);
  return file;
}

test("names what failed with the beginning of its message, and a file that could not be run", async () => {
  const long = Array.from({ length: 100 }, (_, line) => `line ${String(line)}`).join("\n");
  const file = await report(
    JSON.stringify({
      testResults: [
        {
          name: resolve("src/a.test.ts"),
          status: "failed",
          assertionResults: [
            { fullName: "adds", status: "passed", failureMessages: [] },
            { fullName: "subtracts", status: "failed", failureMessages: [long] },
          ],
        },
        { name: resolve("src/b.test.ts"), status: "failed", message: "cannot be imported", assertionResults: [] },
        { name: resolve("src/c.test.ts"), status: "passed", assertionResults: [] },
      ],
    }),
  );
  const failures = await readFailures(file);
  expect(failures.map(({ name }) => name)).toEqual(["src/a.test.ts: subtracts", "src/b.test.ts"]);
  expect(failures[0]?.message.split("\n")).toHaveLength(30);
  expect(failures[1]?.message).toBe("cannot be imported");
});

test.each([["not JSON"], ["{}"]])("tells none of an unreadable report: %s", async (content) => {
  expect(await readFailures(await report(content))).toEqual([]);
});

test("tells none of a missing report", async () => {
  expect(await readFailures(join(folder, "none.json"))).toEqual([]);
});
