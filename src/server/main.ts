import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { createApi } from "./api/api";
import { ensureSigningKey } from "./auth/keys/rotation";
import { requireNoKeys, requireReadable } from "./auth/secret/require-readable";
import { readOrMakeSecret, readSecretFile } from "./startup/secret-file";
import { trustProxies } from "./http/address/client-address";
import { startEmbeddedCluster } from "./db/embedded/cluster";
import { migrateDatabase } from "./db/migrate";
import { installQueues } from "./jobs/install";
import { readEnvironment, secretsOf, type Environment } from "./env";
import { startBackground } from "./jobs/background";
import { authenticatePages } from "./auth/authenticate-pages";
import { createListener, drain, isApi, isProbe, listen, routeRequests, type Handler } from "./http/listen";
import { checkFileConditions } from "./http/conditions/file-conditions";
import { closeApiRoute } from "./api/api-route";
import { limitPages, listFiles } from "./limits/page-limit";
import { sendStartPage } from "./http/pages/start-page";
import { sendMail } from "./mail/send-mail";
import { createLog } from "./log/log";
import { captureOutput, printLine } from "./log/capture";
import { countPages } from "./metrics/page-requests";
import { jobs } from "./router";
import { sendPush } from "./web-push/send-push";
import { createRuntime } from "./runtime";
import { StartupError } from "./startup/startup-error";
import { serveCompressed } from "./http/static-files";

type Stop = () => Promise<void> | void;

/** Starts the server from its environment. What starts first stops last. */
async function start(stops: Stop[]): Promise<void> {
  const given = readEnvironment();
  // During development the output is for people.
  if (given.NODE_ENV !== "development") captureOutput(createLog(given.LOG_LEVEL));
  const isTrustedProxy = trustProxies(given.TRUSTED_PROXIES);
  const isEmbedded = given.DATABASE_URL === undefined;
  const configured = await withDatabase(given, stops);
  const log = createLog(configured.LOG_LEVEL);
  const { DATABASE_URL: application, DATABASE_DIRECT_URL: owner = application } = configured;
  const { isAuditLogAppendOnly } = await migrateDatabase({ owner, application }, installQueues);
  if (!isAuditLogAppendOnly) log.warn({ event: "audit_trail_unprotected" }, unprotectedAuditLog);

  const server = createListener();
  const environment = { ...configured, PORT: await listen(server, configured.PORT, configured.HOST) };
  const isDevelopment = environment.NODE_ENV === "development";
  const runtime = (globalThis.keelRuntime = createRuntime(environment, { isEmbedded }));
  stops.push(runtime.database.close, runtime.refusedTokens.close, runtime.revocations.close, runtime.hints.close, () =>
    drain(server, isDevelopment ? 1000 : 10_000),
  );
  // A stream would keep its connection until the deadline.
  stops.push(runtime.hints.endStreams);
  await requireReadable({ auth: runtime.auth, db: runtime.database.db });
  await ensureSigningKey({ auth: runtime.auth, db: runtime.database.db, algorithm: environment.JWT_ALGORITHM });

  const pagePolicy = { isSecure: runtime.origin.startsWith("https://"), hsts: environment.HSTS, isDevelopment };
  const app = next({
    dev: isDevelopment,
    dir: isDevelopment ? process.cwd() : import.meta.dirname,
    // Next adds a listener for upgrades, which would take every such request and answer none. Hot reload needs it.
    httpServer: isDevelopment ? server : createServer(),
    port: environment.PORT,
  });
  await app.prepare();
  const nextHandler: Handler = isDevelopment ? app.getRequestHandler() : await withStartPage(app.getRequestHandler());
  const built = join(import.meta.dirname, ".next", "static");
  const roots = { "/_next/static/": built, "/": join(import.meta.dirname, "public") };
  const pageHandler = await serveCompressed(built, await checkFileConditions(roots, nextHandler));
  const authenticated = authenticatePages(pageHandler, runtime);
  const limited = limitPages(authenticated, { ...runtime, files: await listFiles(roots) });
  const pages = countPages(isDevelopment ? authenticated : limited, runtime.metrics);
  const direct: Handler = getRequestListener(createApi(runtime));
  if (!isDevelopment) closeApiRoute();
  // During development Next serves the API, because it reloads changed code.
  const reloaded: Handler = (request, response) =>
    (isProbe(request.url ?? "") ? direct : nextHandler)(request, response);
  routeRequests(server, { api: isDevelopment ? reloaded : direct, pages, isApi, isTrustedProxy, pagePolicy, log });
  stops.push(startBackground(runtime, jobs, { workers: [sendMail(runtime), sendPush(runtime)] }));
  printLine(`Keel is ready at ${runtime.origin} after ${(performance.now() / 1000).toFixed(1)} s`);
}

const withStartPage = async (pages: Handler): Promise<Handler> =>
  sendStartPage(pages, await readFile(join(import.meta.dirname, "landing-script.js"), "utf8"));

const unprotectedAuditLog =
  "The role of DATABASE_URL can change or forge the audit log, so nothing but convention keeps it append-only. " +
  "Give the application its own role: docs/audit-trail.md";

/** Adds the embedded database and its generated secret when no `DATABASE_URL` is configured. */
async function withDatabase(given: Environment, stops: Stop[]): Promise<Environment & { DATABASE_URL: string }> {
  if (given.DATABASE_URL !== undefined) return { ...given, DATABASE_URL: given.DATABASE_URL };
  const log = createLog(given.LOG_LEVEL);
  const cluster = await startEmbeddedCluster({
    directory: join(given.DATA_DIR, "postgres"),
    log: (line) => log.warn({ event: "database" }, line),
  });
  stops.push(cluster.stop);
  const isGiven = secretsOf(given).length > 0;
  if (!isGiven && (await readSecretFile(given.DATA_DIR)) === undefined) await requireNoKeys(cluster.urls.owner);
  const secret = isGiven ? given.BETTER_AUTH_SECRET : await readOrMakeSecret(given.DATA_DIR);
  return {
    ...given,
    DATABASE_URL: cluster.urls.application,
    DATABASE_DIRECT_URL: cluster.urls.owner,
    BETTER_AUTH_SECRET: secret,
  };
}

async function stopAll(stops: Stop[]): Promise<void> {
  for (const stop of stops.splice(0).toReversed()) await stop();
}

function fail(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof StartupError) return printLine(error.message, "stderr");
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Keel stopped: ${reason}\n`);
}

const stops: Stop[] = [];
const running = start(stops).catch(async (error: unknown) => {
  fail(error);
  await stopAll(stops);
  process.exit();
});

/** Drains the server and exits, also during startup. A second signal (npm passes on what the terminal already sent) changes nothing. */
let shuttingDown: Promise<void> | undefined;
const shutDown = () => {
  shuttingDown ??= running
    .then(() => stopAll(stops))
    .catch(fail)
    .finally(() => process.exit());
};
process.on("SIGINT", shutDown).on("SIGTERM", shutDown);
// A closed terminal ends its programs. Under nohup, which redirects the output, the signal must be ignored.
if (process.stdout.isTTY) process.on("SIGHUP", shutDown);
