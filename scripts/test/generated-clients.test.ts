import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHttpServer, type HttpServer } from "~/testing/server/http";
import { signUp, type Person } from "~/testing/people/people";
import { runCommand } from "../commands/run-command";

const run = promisify(execFile);
const directory = "scripts/generated-clients";
const installed = `${directory}/node_modules`;
const node = process.execPath;

/** Returns whether the generators are installed; npm installs them otherwise. */
async function areGeneratorsHere(): Promise<boolean> {
  if (existsSync(`${installed}/orval`)) return true;
  return (
    (await runCommand("npm", ["ci", "--ignore-scripts", "--prefix", directory], { seconds: 240, quiet: true })) === 0
  );
}

/** The commands that generate a client from `openapi.json` in a directory, and the example of `docs/clients` that uses it. */
const generators = [
  [
    "openapi-fetch.ts",
    "openapi-typescript/bin/cli.js",
    ["openapi.json", "-o", "keel.ts", "--default-non-nullable=false"],
  ],
  ["hey-api.ts", "@hey-api/openapi-ts/bin/run.js", ["-i", "openapi.json", "-o", "keel", "-c", "@hey-api/client-fetch"]],
  ["orval.ts", "orval/dist/bin/orval.js", ["--config", "orval.config.json"]],
] as const;
const orvalConfig = {
  keel: {
    input: "openapi.json",
    output: { target: "keel.ts", client: "fetch", baseUrl: { getBaseUrlFromSpecification: true } },
  },
};
const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  types: ["node"],
  noEmit: true,
  skipLibCheck: true,
};

const isHere = await areGeneratorsHere();
if (!isHere) console.log("The generators of clients could not be fetched from npm: their clients are not tested.");

describe.runIf(isHere)("a client made from the document", () => {
  let keel: HttpServer;
  let ada: Person;
  let document: string;
  const made: string[] = [];

  beforeAll(async () => {
    keel = await startHttpServer();
    ada = await signUp({ server: keel });
    document = await (await keel.fetch("/api/openapi.json")).text();
  });
  afterAll(async () => {
    await keel.stop();
    await Promise.all(made.map((path) => rm(path, { recursive: true })));
  });

  test.each(generators)("by %s compiles, and signs in, adds, lists, changes and deletes", async (client, cli, args) => {
    const cwd = await mkdtemp(`${process.cwd()}/${installed}/.made-`);
    made.push(cwd);
    await writeFile(`${cwd}/package.json`, '{"type":"module"}');
    await writeFile(`${cwd}/openapi.json`, document);
    await writeFile(`${cwd}/orval.config.json`, JSON.stringify(orvalConfig));
    await cp(`docs/clients/${client}`, `${cwd}/client.ts`);
    await run(node, [`${process.cwd()}/${installed}/${cli}`, ...args], { cwd });

    await writeFile(`${cwd}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ["client.ts"] }));
    const tsc = `${process.cwd()}/node_modules/typescript/bin/tsc`;
    const compiled = await run(node, [tsc, "-p", cwd], { cwd }).then(
      () => "",
      (error: { stdout: string }) => error.stdout,
    );
    expect(compiled).toBe("");

    const env = {
      NODE_ENV: process.env.NODE_ENV,
      PATH: process.env["PATH"],
      KEEL: keel.origin,
      KEEL_EMAIL: ada.email,
      KEEL_PASSWORD: ada.password,
    };
    const tsx = `${process.cwd()}/node_modules/tsx/dist/cli.mjs`;
    const { stdout } = await run(node, [tsx, "client.ts"], { cwd, env });
    expect(stdout.trim().split("\n")).toEqual([
      "listed Water the plants",
      "changed Ferns",
      "refused 412 precondition_failed Ferns",
      "refused 400 Enter some text.",
      "deleted 204 not_found",
    ]);
  });

  test("the versions of the generators are exact", async () => {
    const text = await readFile(`${directory}/package.json`, "utf8");
    expect(text.match(/"\d[\w.]*"/g)).toHaveLength(5);
  });
});
