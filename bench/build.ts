import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";
import { bundleServer, ensureBuilt } from "../scripts/build.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const productRouter = join(root, "src/server/router.ts");
const noopRouter = join(root, "bench/noop-router.ts");

/** Every import of the product's router, except the bench's own, gets the router with the no-op. */
const withNoop: Plugin = {
  name: "with-noop",
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /\/router$/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      if (pluginData === "resolving" || importer === noopRouter) return undefined;
      const found = await resolve(path, { kind, resolveDir, importer, pluginData: "resolving" });
      return found.path === productRouter ? { path: noopRouter } : undefined;
    });
  },
};

/** The production build as `npm start` uses it, made if the sources have changed, and beside it a server that has the no-op, too. */
export async function build(say: (line: string) => void): Promise<{ withNoop: string }> {
  const release = await ensureBuilt(root, say);
  const outfile = join(release, "main-noop.mjs");
  await bundleServer(root, outfile, [withNoop]);
  return { withNoop: outfile };
}
