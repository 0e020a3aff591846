import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { type AppProcess, startAppProcess } from "./app-process";
import type { AuthApi } from "../people/people";

/** An instance of the app without its pages, in its own process. */
export interface Instance extends AuthApi {
  app: AppProcess;
}

/** The pages take most of the time of a build and of a start. */
const withoutPages: Plugin = {
  name: "without-pages",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^next$/ }, ({ path }) => ({ path, namespace: "no-pages" }));
    onLoad({ filter: /.*/, namespace: "no-pages" }, () => ({
      contents: `export default () => ({
        prepare: async () => undefined,
        getRequestHandler: () => (request, response) => response.writeHead(404).end(),
      })`,
    }));
  },
};

/** Compiles the real `main.ts` without the pages. Returns the path of the program, which the caller removes. */
export async function buildApiProgram(): Promise<string> {
  const outfile = resolve(".build", "testing", `api-${process.pid}-${Date.now()}.mjs`);
  await build({
    entryPoints: ["src/server/main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    plugins: [withoutPages],
    logLevel: "silent",
  });
  await writeFile(resolve(dirname(outfile), "landing-script.js"), "");
  return outfile;
}

/** Starts an instance at `environment.BETTER_AUTH_URL`. Resolves when it answers. */
export async function startInstance(
  program: string,
  environment: Record<string, string> & { BETTER_AUTH_URL: string },
): Promise<Instance> {
  const port = await freePort();
  const app = startAppProcess({ ...environment, PORT: String(port) }, [], program);
  await app.origin;
  return {
    app,
    runtime: { origin: environment.BETTER_AUTH_URL },
    fetch: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
  };
}

/** Returns a free port, chosen in advance, because the ready line names only the public address. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const holder = createServer();
    holder.once("error", failed);
    holder.listen(0, "127.0.0.1", () => {
      const address = holder.address();
      holder.close(() => found(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
