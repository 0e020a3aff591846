import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { variableNames } from "~/server/env";

/** The whole app in its own process, as `npm start` runs it. */
export interface AppProcess {
  child: ChildProcess;
  /** Its address; rejects when it exits instead. */
  origin: Promise<string>;
  /** Its exit code, and its output. */
  ended: Promise<{ code: number | null; output: string }>;
}

/** Starts the built app, or another program, with only these variables, whatever the environment of the tests. */
export function startAppProcess(
  environment: Record<string, string>,
  args: readonly string[] = [],
  program = "scripts/start.mjs",
): AppProcess {
  // An empty value counts as unset, and keeps a `.env` file from setting it.
  const unset = Object.fromEntries(variableNames.map((name) => [name, ""]));
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...unset, NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0", ...environment },
  });
  let output = "";
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, output })),
  );
  const origin = new Promise<string>((resolve, reject) => {
    const hear = (line: string) => {
      output += `${line}\n`;
      const address = /ready at (http:\/\/\S+) after [\d.]+ s$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    };
    createInterface(child.stdout).on("line", hear);
    createInterface(child.stderr).on("line", hear);
    child.once("close", () => reject(new Error(`The app ended:\n${output}`)));
  });
  origin.catch(() => undefined);
  return { child, origin, ended };
}
