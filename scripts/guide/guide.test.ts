import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { patience } from "../../src/testing/patience";
import { type Copy, copyRepository, writeStep } from "./follow-guide";
import { insertCode, readGuide } from "./read-guide";

const steps = readGuide(await readFile("docs/extending.md", "utf8"), "Add a procedure");
/** The last command of the guide runs everything; below are the parts of it that the guide concerns. */
const isEverything = (command: string) => command.startsWith("npm test");
const written = [...new Set(steps.flatMap((step) => (step.kind === "run" ? [] : [step.path])))];

let copy: Copy;
beforeAll(async () => {
  copy = await copyRepository();
  for (const step of steps) {
    if (step.kind !== "run") await writeStep(copy, step);
    else if (!isEverything(step.command)) await copy.run(step.command, patience.test);
  }
}, patience.build);
afterAll(() => copy.remove());

test("what the guide says, typed in word for word, is formatted and keeps the rules", async () => {
  await copy.run("npx oxfmt --check", patience.test);
  await copy.run(`npx oxlint ${written.join(" ")}`, patience.test);
});

test("it compiles, with everything else", { timeout: patience.build }, async () => {
  await copy.run("npx next typegen && npx tsc --noEmit --incremental false", patience.build);
});

test("it passes the tests that it names, and those that would miss it", { timeout: patience.build }, async () => {
  const guards = [
    ...written.filter((path) => path.endsWith(".test.ts")),
    "src/testing/house/structure.test.ts",
    "src/server/openapi/document-calls.test.ts",
    "src/server/audit/every-kind.test.ts",
    "src/server/audit/declared-kinds.test.ts",
    "scripts/openapi/document.test.ts",
  ];
  const concerned = "pin|matrix|declares|npm run openapi|the house|a feature";
  await copy.run(`npx vitest run --typecheck.enabled=false -t "${concerned}" ${guards.join(" ")}`, patience.build);
});

test("a block that does not say where it goes is refused", () => {
  const guide = (sentence: string) => `# Guide\n\n## Add it\n\n${sentence}\n\n\`\`\`ts\nadded();\n\`\`\`\n\n## Next\n`;
  expect(readGuide(guide("In `a.ts`, below `first();`:"), "Add it")).toEqual([
    { kind: "below", path: "a.ts", line: "first();", code: "added();\n" },
  ]);
  expect(() => readGuide(guide("Then add this:"), "Add it")).toThrow(/does not say where/);
  expect(() => readGuide(guide("In `a.ts`, below `first();`:"), "Remove it")).toThrow(/no heading/);
});

test("code goes beside the one line that is named, as far in as that", () => {
  const step = { path: "a.ts", line: "first();", code: "added();\n" };
  const text = "start {\n  first();\n  second();\n}\n";
  expect(insertCode(text, { ...step, kind: "below" })).toBe("start {\n  first();\n  added();\n  second();\n}\n");
  expect(insertCode(text, { ...step, kind: "above" })).toBe("start {\n  added();\n  first();\n  second();\n}\n");
  expect(insertCode(text, { ...step, kind: "instead of" })).toBe("start {\n  added();\n  second();\n}\n");
  expect(() => insertCode(text, { ...step, kind: "below", line: "third();" })).toThrow(/0 times/);
  expect(() => insertCode(`${text}first();`, { ...step, kind: "below" })).toThrow(/2 times/);
});
