import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "./build";

const run = promisify(execFile);
const git = async (...args: string[]) => (await run("git", ["-C", root, ...args])).stdout.trim();

/**
 * Checks `commit` out into a new worktree at `path`, which must not exist.
 * @throws {TypeError} when there is no such commit, with a message for the person who typed it
 */
export async function checkOut(
  commit: string,
  path: string,
): Promise<{ path: string; remove: () => Promise<unknown> }> {
  const id = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${commit}^{commit}`).catch(() => {
    throw new TypeError(`There is no commit "${commit}".`);
  });
  await git("worktree", "add", "--detach", path, id);
  return { path, remove: () => git("worktree", "remove", "--force", path) };
}
