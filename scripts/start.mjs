// @ts-check
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * `node scripts/start.mjs`               builds when the sources have changed, then serves
 * `node scripts/start.mjs --dev`         serves with hot reload
 * `node scripts/start.mjs --build-only`  builds
 *
 * The server runs in this process, so that signals reach it directly.
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = new Set(process.argv.slice(2));
const isDevelopment = options.has("--dev");

/**
 * @param {string} message
 * @returns {never}
 */
function leave(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

for (const option of options) {
  if (!["--dev", "--build-only"].includes(option)) leave(`Unknown option ${option}. There are --dev and --build-only.`);
}
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  leave(`Keel needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

// React, Next and Better Auth read this when they load, and an inherited "test" would disable protections.
Object.assign(process.env, { NODE_ENV: isDevelopment ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
// Turbopack runs "node", which may be missing from PATH under a service manager or an absolute path.
process.env.PATH = [dirname(process.execPath), process.env.PATH ?? ""].join(delimiter);
process.chdir(root);
process.setSourceMapsEnabled(true);

const { BuildError, bundleForDevelopment, ensureBuilt } = await import("./build/build.mjs");
try {
  const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  const release = await (isDevelopment ? bundleForDevelopment(root) : ensureBuilt(root, say));
  if (!options.has("--build-only")) await import(pathToFileURL(join(release, "main.mjs")).href);
  if (isDevelopment) (await import("./restart-notice.mjs")).noticeRestarts(root, say);
} catch (error) {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") {
    leave(
      `A package is not installed: run npm ci first. (${error instanceof Error ? error.message.split("\n")[0] : ""})`,
    );
  }
  if (error instanceof BuildError) leave(`${error.message}\n\nThe build failed.`);
  if (code === "EACCES" || code === "EROFS" || code === "ENOSPC") {
    leave(`The build cannot be written to ${join(root, ".build")}: ${error instanceof Error ? error.message : ""}`);
  }
  throw error;
}
