import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { root } from "./build";
import type { DatabaseUrls } from "~/server/db/migrate";
import { type Running, startNode } from "./processes";

export interface Server extends Running {
  origin: string;
}

const readyLine = /^Keel is ready at (\S+) after/m;
export const secret = randomBytes(32).toString("base64");

/**
 * Starts Keel as `npm start` does, on the database at `urls`; without them, with an embedded database below `directory`.
 * @param options.env on top of the bench's own settings
 */
export async function startKeel({
  directory,
  urls,
  env = {},
}: {
  directory: string;
  urls?: DatabaseUrls;
  env?: Record<string, string>;
}): Promise<Server> {
  return startServer({
    name: "keel",
    args: [join(root, "scripts/start.mjs")],
    ready: readyLine,
    directory,
    env: {
      ...(urls === undefined ? { DATABASE_URL: "" } : { ...variablesOf(urls), BETTER_AUTH_SECRET: secret }),
      ...env,
    },
  });
}

/**
 * Starts the server `entry` on an existing database. It accepts the tokens minted for `issuer`, its public address, whatever its port.
 * @param options.env on top of the bench's own settings
 */
export async function startEntry(
  name: string,
  options: { entry: string; directory: string; urls: DatabaseUrls; issuer: string; env?: Record<string, string> },
): Promise<Server> {
  const { entry, directory, urls, issuer, env = {} } = options;
  const port = String(await findFreePort());
  const server = await startServer({
    name,
    args: ["--enable-source-maps", entry],
    ready: readyLine,
    directory,
    env: { ...variablesOf(urls), BETTER_AUTH_SECRET: secret, BETTER_AUTH_URL: issuer, PORT: port, ...env },
  });
  return { ...server, origin: `http://127.0.0.1:${port}` };
}

export async function startReference(
  name: "plain" | "tuned",
  options: { directory: string; urls: DatabaseUrls; issuer: string; publicKey: string },
): Promise<Server> {
  const { directory, urls, issuer, publicKey } = options;
  return startServer({
    name,
    args: ["--import", "tsx", join(root, "bench/references", `${name}.ts`)],
    ready: /^ready at (\S+)/m,
    directory,
    env: { DATABASE_URL: urls.application, ISSUER: issuer, PUBLIC_KEY: publicKey },
  });
}

/** Starts in production mode on a free port. Logs to a file, as a service does. Rate limits are off unless `env` says otherwise. */
async function startServer(options: {
  name: string;
  args: string[];
  ready: RegExp;
  directory: string;
  env: Record<string, string>;
}): Promise<Server> {
  const { name, args, ready, directory, env } = options;
  const running = await startNode({
    name,
    args,
    ready,
    logFile: join(directory, `${name.replaceAll(" ", "-")}.log`),
    env: {
      HOST: "127.0.0.1",
      PORT: "0",
      LOG_LEVEL: "info",
      RATE_LIMIT: "off",
      DATA_DIR: join(directory, "data"),
      ...env,
    },
  });
  return { ...running, origin: running.ready };
}

function variablesOf({ owner, application }: DatabaseUrls) {
  return { DATABASE_URL: application, DATABASE_DIRECT_URL: owner };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
