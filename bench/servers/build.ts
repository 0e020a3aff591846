import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";
import { bundleServer, ensureBuilt } from "../../scripts/build/build.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The product's server, with one module of it replaced by one of the bench's. */
const variants = {
  noop: { product: "src/server/router.ts", bench: "bench/servers/noop-router.ts" },
  bare: { product: "src/server/api/api.ts", bench: "bench/servers/bare-api.ts" },
};

/** Entry points of servers: the product's own, with the no-op, and without what stands around the procedures. */
export type Entries = Record<"product" | keyof typeof variants, string>;

/** Every import of the product's module, except the bench's own, gets the bench's. */
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
 * The servers of the sources in `project`, beside `release`, whose pages and packages they take: only what the server itself does differs.
 */
export async function bundleBeside(release: string, project: string): Promise<Pick<Entries, "product" | "noop">> {
  const entries = { product: join(release, "main-before.mjs"), noop: join(release, "main-before-noop.mjs") };
  await bundleServer(project, entries.product);
  await bundleServer(project, entries.noop, [replaceModule(variants.noop, project)]);
  return entries;
}

/** The production build as `npm start` uses it, made if the sources have changed, and beside it the servers that only the bench has. */
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
