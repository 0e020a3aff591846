// @ts-check
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compressStatic } from "./compress-static.mjs";
import { claimRelease, findRelease, openRelease, pruneReleases, publishRelease } from "./releases.mjs";
import { copySources, hashSources } from "./sources.mjs";
import { bundleWorker } from "./worker.mjs";

/** A failed build; the message is the output of its tools. */
export class BuildError extends Error {}

/**
 * Returns the production build of the current sources, and makes it if necessary.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<string>} its directory, with `main.mjs`
 */
export async function ensureBuilt(root, say) {
  const hash = await hashSources(root);
  const ready = await findRelease(root, hash);
  if (ready !== undefined) {
    await claimRelease(ready);
    return ready;
  }

  const started = performance.now();
  say("Building (only when the sources have changed) …");
  const directory = await openRelease(root, hash);
  try {
    await copySources(root, directory);
    const server = bundleServer(directory, join(directory, "main.mjs"));
    await Promise.all([buildPages(directory), server, bundleLandingScript(directory)]);
    await bundleWorker(directory).catch(failBuild);
    await compressStatic(join(directory, ".next", "static"));
    await rm(join(directory, ".next", "cache"), { recursive: true, force: true });
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
  await publishRelease(root, directory);
  await pruneReleases(root);
  say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  return directory;
}

/**
 * Bundles the server for development; Next compiles pages and procedures on demand.
 *
 * @param {string} root
 * @returns {Promise<string>} its directory, with `main.mjs`
 */
export async function bundleForDevelopment(root) {
  const directory = await openRelease(root, "dev");
  await bundleServer(root, join(directory, "main.mjs"));
  await pruneReleases(root);
  return directory;
}

/**
 * @param {string} project
 * @param {string} outfile
 * @param {import("esbuild").Plugin[]} plugins
 */
export async function bundleServer(project, outfile, plugins = []) {
  const esbuild = await import("esbuild");
  const options = {
    absWorkingDir: project,
    entryPoints: ["src/server/main.ts"],
    outfile,
    plugins,
    bundle: true,
    /** @type {"node"} */
    platform: "node",
    target: "node20",
    /** @type {"esm"} */
    format: "esm",
    /** @type {"external"} */
    packages: "external",
    sourcemap: true,
    /** @type {"silent"} */
    logLevel: "silent",
  };
  await esbuild.build(options).catch(failBuild);
}

/**
 * Bundles the script that the start page loads instead of React.
 *
 * @param {string} project
 */
async function bundleLandingScript(project) {
  const esbuild = await import("esbuild");
  const options = {
    absWorkingDir: project,
    entryPoints: ["src/app/_landing/landing-script.ts"],
    outfile: "landing-script.js",
    bundle: true,
    minify: true,
    /** @type {"iife"} */
    format: "iife",
    target: "es2023",
    /** @type {"silent"} */
    logLevel: "silent",
  };
  await esbuild.build(options).catch(failBuild);
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function failBuild(error) {
  throw new BuildError(error instanceof Error ? error.message : String(error));
}

/** @param {string} project */
function buildPages(project) {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
  /** @param {NodeJS.Signals} signal */
  const endWith = (signal) => {
    child.kill(signal);
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.on("SIGINT", endWith).on("SIGTERM", endWith);
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("SIGINT", endWith).off("SIGTERM", endWith);
      if (code === 0) resolve(undefined);
      else reject(new BuildError(output.trim()));
    });
  });
}
