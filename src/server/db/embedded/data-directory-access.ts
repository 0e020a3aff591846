import { StartupError } from "../../startup/startup-error";
import { type ProcessOwner, runProgram } from "./run-program";

/**
 * Returns a path by which a server that runs as `owner`, with `directory` as its working directory, can open it. A clone in root's home lies below a
 * directory that is closed to other users. A process started *inside* it can stay there, and on Linux `/proc/self/cwd` names that place without
 * passing through its parents.
 */
export async function accessiblePath(directory: string, owner: ProcessOwner): Promise<string> {
  if (owner.uid === undefined) return directory;
  const { code } = await runProgram("/bin/sh", ["-c", 'cd -- "$1"', "sh", directory], { owner, cwd: "/" });
  if (code === 0) return directory;
  if (process.platform === "linux") return "/proc/self/cwd";
  throw new StartupError(
    `PostgreSQL does not run as root, and user id ${owner.uid}, which it runs as, cannot enter ${directory}. ` +
      `Choose a place that is open to other users with DATA_DIR, or start as an ordinary user.`,
  );
}
