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
const secret = randomBytes(32).toString("base64");

/** Keel as `npm start` runs it, on the database at `urls`; or, without them, with an embedded database below `directory`. */
export async function startKeel({ directory, urls }: { directory: string; urls?: DatabaseUrls }): Promise<Server> {
  return startServer({
    name: "keel",
    args: [join(root, "scripts/start.mjs")],
    ready: readyLine,
    directory,
    env: urls === undefined ? { DATABASE_URL: "" } : { ...variablesOf(urls), BETTER_AUTH_SECRET: secret },
  });
}

/** The same with the no-op. It takes the tokens that were minted for `issuer`, its public address, whatever port it is on. */
export async function startKeelWithNoop(options: {
  main: string;
  directory: string;
  urls: DatabaseUrls;
  issuer: string;
}): Promise<Server> {
  const { main, directory, urls, issuer } = options;
  const port = String(await findFreePort());
  const server = await startServer({
    name: "keel with the no-op",
    args: ["--enable-source-maps", main],
    ready: readyLine,
    directory,
    env: { ...variablesOf(urls), BETTER_AUTH_SECRET: secret, BETTER_AUTH_URL: issuer, PORT: port },
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

/** In production mode on a port that is free; its log goes to a file, as a service's does. Rate limits are off, for all load comes from one address. */
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
