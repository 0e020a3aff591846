import { existsSync } from "node:fs";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { patience } from "../../src/testing/patience";
import { type Copy, copyRepository, writeStep } from "./follow-guide";
import { insertCode, readGuide } from "./read-guide";

const guide = await readFile("docs/extending.md", "utf8");
const steps = [...readGuide(guide, "Add a column"), ...readGuide(guide, "Add a procedure")];
/** The last command of the guide runs everything; the relevant parts of it are below. */
const isEverything = (command: string) => command.startsWith("npm test");
/** Whether a later step runs the same, over what this one would have been for, too. */
const isRepeated = (command: string, at: number) =>
  steps.slice(at + 1).some((step) => step.kind === "run" && step.command === command);
const written = [...new Set(steps.flatMap((step) => (step.kind === "run" ? [] : [step.path])))];

let copy: Copy;
beforeAll(async () => {
  copy = await copyRepository();
  for (const [at, step] of steps.entries()) {
    if (step.kind !== "run") await writeStep(copy, step);
    else if (!isEverything(step.command) && !isRepeated(step.command, at)) await copy.run(step.command, patience.test);
  }
}, patience.build);
afterAll(() => copy.remove());

test("the code of the guide, typed in word for word, is formatted and lints", async () => {
  await copy.run("npx oxfmt --check", patience.test);
  await copy.run(`npx oxlint ${written.join(" ")}`, patience.test);
});

test("it compiles", { timeout: patience.build }, async () => {
  await copy.run("npx next typegen && npx tsc --noEmit --incremental false", patience.build);
});

/** The tests that concern a new procedure. */
const guards = [
  ...new Set([
    ...written.filter((path) => path.endsWith(".test.ts")),
    "src/testing/house/structure.test.ts",
    "src/testing/security/access/access-control.test.ts",
    "src/server/openapi/document-calls.test.ts",
    "src/server/audit/every-kind.test.ts",
    "src/server/audit/declared-kinds.test.ts",
    "scripts/openapi/document.test.ts",
  ]),
];
const concerned = "of location|reads location|pin|matrix|declares|listed here|npm run openapi|the house|a feature";
/** One worker, because each would load the product again. */
const runGuards = (tests: string[], names: string) =>
  copy.run(`npx vitest run --maxWorkers=1 --typecheck.enabled=false -t "${names}" ${tests.join(" ")}`, patience.build);

test(
  "it passes the tests that it names, and those that would report an omission",
  { timeout: patience.build },
  async () => {
    await runGuards(guards, concerned);
  },
);

/** Those that report an omission, and their files. */
const reporting = "in the matrix|listed here|declares|npm run openapi|pin.*(every field|own schema accepts)";
const silent = /(fields|pin|structure|every-kind)\.test\.ts$/;
const reportingGuards = guards.filter((path) => !silent.test(path));

test("each omitted step is reported by a test, with its file", { timeout: patience.build }, async () => {
  const forgotten = {
    "src/features/tasks/feature.testing.ts": "give `inputs` in the feature's feature.testing.ts",
    "src/testing/hostile/hostile-input.test.ts": "give `fine` in src/testing/hostile/hostile-input.test.ts",
    "src/testing/security/access/task-ownership.test.ts":
      "give `withId` in src/testing/security/access/task-ownership.test.ts",
    "openapi.json": "run `npm run openapi`, and commit the result",
  };
  for (const path of Object.keys(forgotten)) await copyFile(path, join(copy.directory, path));
  const schema = join(copy.directory, "src/features/tasks/schema.ts");
  await writeFile(schema, (await readFile(schema, "utf8")).replace(".meta({ examples: [true] })", ""));
  const router = join(copy.directory, "src/features/tasks/router.ts");
  await writeFile(router, (await readFile(router, "utf8")).replace('replayableProcedure("task.pinned")', unrecorded));
  const said = await runGuards(reportingGuards, reporting).then(() => "nothing", String);
  for (const advice of [...Object.values(forgotten), "in the feature's schema.ts", "begin it with recordedProcedure"]) {
    expect(said).toContain(advice);
  }
});
/** A procedure whose audit event was forgotten. */
const unrecorded = "protectedProcedure";

test("the files that a table of the guide names are there", () => {
  const [, , ...rows] = guide.split("\n").filter((line) => line.startsWith("|"));
  const named = rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join("src/features/tasks", path)))).toEqual([]);
});

test("a block without a destination is refused", () => {
  const guide = (sentence: string) => `# Guide\n\n## Add it\n\n${sentence}\n\n\`\`\`ts\nadded();\n\`\`\`\n\n## Next\n`;
  expect(readGuide(guide("In `a.ts`, below `first();`:"), "Add it")).toEqual([
    { kind: "below", path: "a.ts", line: "first();", code: "added();\n" },
  ]);
  expect(() => readGuide(guide("Then add this:"), "Add it")).toThrow(/does not say where/);
  expect(() => readGuide(guide("In `a.ts`, below `first();`:"), "Remove it")).toThrow(/no heading/);
});

test("code is inserted beside the one line that is named, with its indentation", () => {
  const step = { path: "a.ts", line: "first();", code: "added();\n" };
  const text = "start {\n  first();\n  second();\n}\n";
  expect(insertCode(text, { ...step, kind: "below" })).toBe("start {\n  first();\n  added();\n  second();\n}\n");
  expect(insertCode(text, { ...step, kind: "above" })).toBe("start {\n  added();\n  first();\n  second();\n}\n");
  expect(insertCode(text, { ...step, kind: "instead of" })).toBe("start {\n  added();\n  second();\n}\n");
  expect(() => insertCode(text, { ...step, kind: "below", line: "third();" })).toThrow(/has 0 lines/);
  expect(() => insertCode(`${text}first();`, { ...step, kind: "below" })).toThrow(/has 2 lines/);
});
