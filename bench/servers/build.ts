import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";
import { bundleServer, ensureBuilt } from "../../scripts/build/build.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The product's server with one of its modules replaced by one of the bench. */
const variants = {
  noop: { product: "src/server/router.ts", bench: "bench/servers/noop-router.ts" },
  bare: { product: "src/server/api/api.ts", bench: "bench/servers/bare-api.ts" },
};

/** Entry points of servers: the product, the product with the no-op, and the bare procedures. */
export type Entries = Record<"product" | keyof typeof variants, string>;

/** Replaces every import of the product's module by the bench's, except in the bench itself. */
function replaceModule({ product, bench }: { product: string; bench: string }, project = root): Plugin {
  const [replaced, replacement] = [join(project, product), join(project, bench)];
  return {
    name: "replace-module",
    setup: ({ onResolve, resolve }) => {
      onResolve({ filter: /\/(router|api)$/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (pluginData === "resolving" || importer === replacement) return undefined;
        const found = await resolve(path, { kind, resolveDir, importer, pluginData: "resolving" });
        return found.path === replaced ? { path: replacement } : undefined;
      });
    },
  };
}

/**
 * Bundles the servers of the sources in `project` beside `release`, whose pages and packages they use, so that only the server differs.
 */
export async function bundleBeside(release: string, project: string): Promise<Pick<Entries, "product" | "noop">> {
  const entries = { product: join(release, "main-before.mjs"), noop: join(release, "main-before-noop.mjs") };
  await bundleServer(project, entries.product);
  await bundleServer(project, entries.noop, [replaceModule(variants.noop, project)]);
  return entries;
}

/** Builds for production as `npm start` does, if the sources have changed, and beside it the servers that only the bench has. */
export async function build(say: (line: string) => void): Promise<Entries> {
  const release = await ensureBuilt(root, say);
  const entries = {
    product: join(release, "main.mjs"),
    noop: join(release, "main-noop.mjs"),
    bare: join(release, "main-bare.mjs"),
  };
  await bundleServer(root, entries.noop, [replaceModule(variants.noop)]);
  await bundleServer(root, entries.bare, [replaceModule(variants.bare)]);
  return entries;
}
