import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { chmod, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { variableNames } from "../src/server/env";
import { runCommand } from "./commands/run-command";

/** An app that can be ended and started again. */
export interface RestartableApp {
  /** Its address, without a slash at the end. */
  origin: string;
  /** Its data directory. */
  directory: string;
  /** Ends its process. The data stay. */
  halt: () => Promise<void>;
  /** Starts it again after `halt`, at the same address: as before, or the release in this directory. */
  resume: (release?: string) => Promise<void>;
}

export interface App extends RestartableApp {
  /** Makes the account with this address an administrator, by the command, while the server runs. */
  grantAdmin: (email: string) => Promise<void>;
  /** Stops it and removes its data. */
  stop: () => Promise<void>;
}

interface AppOptions {
  logFile: string;
  environment?: Record<string, string>;
  data?: string | undefined;
}

// An empty value counts as unset, and keeps a `.env` file from setting it.
const unset = Object.fromEntries(variableNames.map((name) => [name, ""]));

/**
 * Starts the production app with its own data on a free port; of the configuration it gets only `environment`. Its output goes to `logFile`.
 * Its data start as a copy of `data`, the directory of a stopped installation, or empty.
 * @throws {Error} with its last output when it is not ready within two minutes
 */
export async function startApp({ logFile, environment = {}, data }: AppOptions): Promise<App> {
  const directory = await mkdtemp(join(tmpdir(), "keel-"));
  if (data !== undefined) await cp(data, directory, { recursive: true });
  // PostgreSQL does not run as root, but as a user who needs access here.
  await chmod(directory, 0o711);
  const grantAdmin = async (email: string) => {
    const environment = { ...unset, NODE_ENV: "production", DATA_DIR: directory };
    const args = ["--import", "tsx", "scripts/commands/admin-grant.ts", email];
    const code = await runCommand(process.execPath, args, { seconds: 60, environment, quiet: true });
    if (code !== 0) throw new Error(`admin:grant ended with ${code}.`);
  };
  const removeData = () => rm(directory, { recursive: true, force: true });
  const serve = (given: Record<string, string>, program = "scripts/start.mjs") =>
    startServer(logFile, { DATA_DIR: directory, ...environment, ...given }, program);
  try {
    let server = await serve({});
    const { origin } = server;
    return {
      origin,
      directory,
      grantAdmin,
      halt: () => server.end(),
      resume: async (release) => {
        server = await serve(
          { PORT: new URL(origin).port },
          release === undefined ? undefined : join(release, "main.mjs"),
        );
      },
      stop: async () => {
        await server.end();
        await removeData();
      },
    };
  } catch (error) {
    await removeData();
    throw error;
  }
}

/** Starts the server's process. Resolves when it is ready. */
async function startServer(logFile: string, environment: Record<string, string>, program: string) {
  const child = spawn(process.execPath, [program], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...unset,
      NODE_ENV: "production",
      PORT: "0",
      HOST: "127.0.0.1",
      RATE_LIMIT: "off",
      LOG_LEVEL: "warn",
      ...environment,
    },
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = async () => {
    child.kill("SIGTERM");
    const killTimer = setTimeout(() => child.kill("SIGKILL"), 20_000);
    await exited;
    clearTimeout(killTimer);
  };
  const log = createWriteStream(logFile, { flags: "a" });
  const printed: string[] = [];
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (line: string) => {
      log.write(`${line}\n`);
      printed.push(line);
      const origin = /ready at (http:\/\/\S+)/.exec(line)?.[1];
      if (origin !== undefined) resolve(origin);
    };
    createInterface(child.stdout).on("line", hear);
    createInterface(child.stderr).on("line", hear);
    void exited.then(() => reject(new Error(`The app did not start:\n${printed.slice(-30).join("\n")}`)));
    setTimeout(() => reject(new Error(`The app is not ready:\n${printed.slice(-30).join("\n")}`)), 120_000).unref();
  });
  try {
    return { origin: await ready, end };
  } catch (error) {
    await end();
    throw error;
  }
}
