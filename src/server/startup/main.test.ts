import { request } from "node:http";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppProcess, startAppProcess } from "~/testing/server/app-process";
import { createDirectories } from "~/testing/database/embedded-launcher";
import { patience } from "~/testing/patience";
import { readPostmasterFile } from "../db/embedded/postmaster-file";

const places = createDirectories();
const secret = "kJ4v0Zt1mQ8xW2cR6yB9nS3dF7gH5aLp";
const credentials = { name: "Ada", email: "ada@example.com", password: "a long enough password" };
const started: AppProcess[] = [];
let dataDir = "";

beforeAll(async () => {
  const { code, output } = await startAppProcess({}, ["--build-only"]).ended;
  if (code !== 0) throw new Error(output);
  dataDir = dirname(await places.make());
}, patience.build);

afterAll(async () => {
  for (const app of started) app.child.kill("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  await places.removeAll();
});

function start(environment: Record<string, string>): AppProcess {
  const app = startAppProcess({ DATA_DIR: dataDir, ...environment });
  started.push(app);
  return app;
}

function post(origin: string, path: string, body: object, from = origin): Promise<Response> {
  return fetch(`${origin}/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: from },
    body: JSON.stringify(body),
  });
}

/** Sends the body only after the server has taken the request and `meanwhile` has been called. Answers the status. */
function postSlowly(origin: string, path: string, body: string, meanwhile: () => void): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", origin, expect: "100-continue" };
    const call = request(`${origin}${path}`, { method: "POST", headers });
    call.on("error", reject);
    call.on("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on("continue", () => {
      meanwhile();
      setTimeout(() => call.end(body), 100);
    });
    call.flushHeaders();
  });
}

/** Returns what a failing start prints; fails when it starts, or prints a stack trace. */
async function startFailure(environment: Record<string, string>): Promise<string> {
  const { code, output } = await start(environment).ended;
  expect(code).toBe(1);
  expect(output).not.toMatch(/^\s+at |Error:|\.mjs/m);
  return output;
}

async function isListening(origin: string): Promise<boolean> {
  return fetch(`${origin}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
}

test("an account outlives a killed app, and the next start finds it", async () => {
  const killed = start({});
  const first = await killed.origin;
  expect((await post(first, "sign-up/email", credentials)).status).toBe(200);
  killed.child.kill("SIGKILL");
  await killed.ended;

  const app = start({});
  const origin = await app.origin;
  const { email, password } = credentials;
  expect((await post(origin, "sign-in/email", { email, password })).status).toBe(200);
  expect(await (await fetch(`${origin}/readyz`)).json()).toMatchObject({ status: "ready" });
  // What is a person's own is kept nowhere on its way, not even the answer that leads to signing in.
  for (const path of ["/today", "/settings/profile", "/sign-in"]) {
    expect((await fetch(`${origin}${path}`, { redirect: "manual" })).headers.get("cache-control")).toContain(
      "no-store",
    );
  }
  app.child.kill("SIGTERM");
  expect((await app.ended).code).toBe(0);
});

test("a second start on the same data is refused, and the first goes on", async () => {
  const app = start({});
  const origin = await app.origin;
  expect(await startFailure({})).toContain(
    `Keel is already running on this data directory (process ${app.child.pid} holds ${join(dataDir, "postgres.lock")})`,
  );
  expect(await isListening(origin)).toBe(true);
  app.child.kill("SIGTERM");
  await app.ended;
});

test.for(["SIGTERM", "SIGINT"] as const)("on %s requests in flight are answered, and nothing stays", async (signal) => {
  const app = start({});
  const origin = await app.origin;
  const server = await readPostmasterFile(join(dataDir, "postgres"));
  const { email, password } = credentials;
  const status = await postSlowly(origin, "/api/auth/sign-in/email", JSON.stringify({ email, password }), () => {
    app.child.kill(signal);
    // npm passes on what the terminal has already sent.
    app.child.kill(signal);
  });
  expect(status).toBe(200);
  const { code, output } = await app.ended;
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("Keel is ready at") });
  expect(output.match(/ready/g)).toHaveLength(1);
  expect(await isListening(origin)).toBe(false);
  expect(server?.status).toBe("ready");
  expect(await readPostmasterFile(join(dataDir, "postgres"))).toBeUndefined();
});

test("an inherited NODE_ENV=test does not switch protections off", async () => {
  const app = start({ NODE_ENV: "test" });
  const origin = await app.origin;
  const { email, password } = credentials;
  expect((await post(origin, "sign-in/email", { email, password }, "https://evil.example")).status).toBe(403);
  app.child.kill("SIGTERM");
  await app.ended;
});

test("a port in use is named, with the way around it, and the database does not stay behind", async () => {
  const holder = createServer();
  const port = await new Promise<number>((resolve) =>
    holder.listen(0, "127.0.0.1", () => {
      const address = holder.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    }),
  );
  expect(await startFailure({ PORT: String(port) })).toContain(`Port ${port} is in use`);
  holder.close();
  expect(await readPostmasterFile(join(dataDir, "postgres"))).toBeUndefined();
});

test("a database that cannot be reached is named, without its password", async () => {
  const output = await startFailure({
    DATABASE_URL: "postgres://keel:hunter2hunter2@127.0.0.1:1/tasks",
    BETTER_AUTH_SECRET: secret,
  });
  expect(output).toContain("The database at 127.0.0.1:1/tasks cannot be used");
  expect(output).not.toContain("hunter2");
});

test("variables that are wrong are all named at once", async () => {
  const output = await startFailure({ PORT: "eighty", LOG_LEVEL: "loud", BETTER_AUTH_SECRET: "short" });
  for (const name of ["PORT", "LOG_LEVEL", "BETTER_AUTH_SECRET"]) expect(output).toContain(name);
  expect(output).not.toContain("short\n");
});

test("a place for the data that cannot be used is named", async () => {
  expect(await startFailure({ DATA_DIR: "package.json" })).toContain("a part of the path is a file");
});
