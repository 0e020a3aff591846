import { exec } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { insertCode, type Step } from "./read-guide";

/** Files that belong to this machine, or are generated. */
const left = new Set([
  "node_modules",
  ".git",
  ".next",
  ".build",
  ".data",
  ".env",
  ".env.local",
  "test-results",
  "playwright-report",
]);

export interface Copy {
  directory: string;
  /** Runs a command in the copy, and returns its output. Rejects with the output when it fails, or takes longer than `milliseconds`. */
  run: (command: string, milliseconds: number) => Promise<string>;
  remove: () => Promise<void>;
}

/** Copies the repository to a new folder, with the packages of this one. */
export async function copyRepository(): Promise<Copy> {
  const directory = await mkdtemp(join(tmpdir(), "keel-guide-"));
  await cp(".", directory, { recursive: true, filter: (source) => !left.has(relative(".", source)) });
  await symlink(resolve("node_modules"), join(directory, "node_modules"), "dir");
  return {
    directory,
    run: (command, milliseconds) => runIn(directory, command, milliseconds),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Carries out `step` in `copy`, except for commands. */
export async function writeStep({ directory }: Copy, step: Exclude<Step, { kind: "run" }>): Promise<void> {
  const path = join(directory, step.path);
  if (step.kind === "create") {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, step.code, { flag: "wx" });
  } else {
    await writeFile(path, insertCode(await readFile(path, "utf8"), step));
  }
}

/** Runs a command as in the terminal of a fresh clone, without the environment of this test run. */
function runIn(directory: string, command: string, milliseconds: number): Promise<string> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NODE_ENV: "development" as const, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };
  return new Promise((done, fail) => {
    exec(command, { cwd: directory, env, timeout: milliseconds, maxBuffer: 2 ** 26 }, (error, printed, complaints) => {
      if (error === null) done(printed);
      else fail(new Error(`${command} failed.\n${printed}\n${complaints}`));
    });
  });
}
