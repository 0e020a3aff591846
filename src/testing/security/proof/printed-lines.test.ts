import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { buildApiProgram } from "../../server/api-process";
import { type AppProcess, startAppProcess } from "../../server/app-process";
import { asApplication, cloneDatabase } from "../../database/database";
import { eventually } from "../../eventually";

const canary = "c4naryOfASessionWithoutAnyMercy7";
const environment = { BETTER_AUTH_SECRET: "kQ7zV1xN4bT9mW2cR8yL5pD3hJ6sF0gA" };
const started: AppProcess[] = [];
let program = "";

beforeAll(async () => {
  program = await buildApiProgram();
});
afterAll(async () => {
  for (const { child } of started) child.kill("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  await rm(program, { force: true });
});

/** Starts the server with code that prints something on SIGUSR2, like a library. */
async function startBeside(noise: string, variables: Record<string, string> = {}): Promise<AppProcess> {
  const url = await cloneDatabase();
  const preloaded = `data:text/javascript,${encodeURIComponent(`process.on("SIGUSR2", async () => { ${noise} });`)}`;
  const database = { DATABASE_URL: asApplication(url), DATABASE_DIRECT_URL: url };
  const app = startAppProcess(
    { ...environment, ...database, ...variables, NODE_OPTIONS: `--import=${preloaded}` },
    [],
    program,
  );
  started.push(app);
  await app.origin;
  return app;
}

const line = z.object({ level: z.string(), time: z.iso.datetime(), event: z.string() });
const isReady = (text: string) => /^Keel is ready at http:\/\/\S+ after [\d.]+ s$/.test(text);
/** Returns every line except the ready line. */
const linesOf = (output: string) =>
  output
    .split("\n")
    .filter((text) => text !== "" && !isReady(text))
    .map((text) => line.parse(JSON.parse(text)));

const noises: Record<string, string> = {
  "console.error with an error and its cause": `console.error("failed", new Error("Failed query: select\\nparams: ${canary}", { cause: new Error("token ${canary}") }))`,
  "console.log": `console.log({ cookie: "better-auth.session_token=${canary}.sig" })`,
  "several lines": `console.warn("one\\ntwo\\nBearer ${canary}")`,
  "the streams themselves": `process.stderr.write("${canary}\\n"); process.stdout.write(Buffer.from("${canary}"))`,
  "a warning": `process.emitWarning("about ${canary}", "DeprecationWarning", "DEP9999")`,
  "an unhandled rejection": `Promise.reject(new Error("no session ${canary}"))`,
};

test.each(Object.entries(noises))(
  "what is printed is a line of the log without its secrets: %s",
  async (_what, noise) => {
    const app = await startBeside(noise);
    let heard = "";
    for (const stream of [app.child.stdout, app.child.stderr]) stream?.on("data", (part) => (heard += String(part)));
    app.child.kill("SIGUSR2");
    await eventually(() => expect(heard).toMatch(/"event":"[^"]*(?:printed|warning|unhandled)/));
    app.child.kill("SIGTERM");
    const { output } = await app.ended;
    const lines = linesOf(output);
    expect(output).not.toContain(canary);
    expect(output).toMatch(/^Keel is ready at/m);
    expect(lines.filter(({ event }) => /printed|warning|unhandled/.test(event))).not.toEqual([]);
  },
);

test("an uncaught error is a line, too", async () => {
  const app = await startBeside(`setTimeout(() => { throw new Error("token ${canary}") })`);
  app.child.kill("SIGUSR2");
  const { code, output } = await app.ended;
  expect(code).toBe(1);
  expect(output).not.toContain(canary);
  expect(linesOf(output)).toContainEqual(expect.objectContaining({ level: "fatal", event: "uncaught_exception" }));
});
