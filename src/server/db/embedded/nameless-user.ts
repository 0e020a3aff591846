import { chmod, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { StartupError } from "~/server/startup-error";
import type { Binaries } from "./binaries";

const lookup = Buffer.from("\0getpwuid\0");
const firstEntry = Buffer.from("\0getpwent\0");

/**
 * An initdb that works for a user id without an entry in /etc/passwd (`docker run --user 12345`). It only wants a name to
 * call its default superuser, which we give it ourselves, but refuses to run without. In copies of it and of the server
 * that it calls, the imported C function that finds the user's entry becomes the one that returns the file's first entry.
 * The database itself later runs on the programs as they are. Answers the path of the copy, made below `workshop`.
 */
export async function nameCurrentUser(binaries: Binaries, workshop: string): Promise<string> {
  const bin = join(workshop, "nameless", "bin");
  await mkdir(bin, { recursive: true });
  for (const shared of ["lib", "share"]) await symlink(join(binaries.root, shared), join(workshop, "nameless", shared));
  for (const program of [binaries.initdb, binaries.postgres]) await copyRenamed(program, join(bin, basename(program)));
  return join(bin, basename(binaries.initdb));
}

async function copyRenamed(program: string, copy: string): Promise<void> {
  const bytes = await readFile(program);
  const at = bytes.indexOf(lookup);
  if (process.platform !== "linux" || at === -1 || bytes.indexOf(lookup, at + 1) !== -1) {
    throw new StartupError(
      `User id ${process.getuid?.()} has no name on this system, and ${basename(dirname(dirname(program)))} needs one. ` +
        `Run as a user listed in /etc/passwd, or set DATABASE_URL.`,
    );
  }
  firstEntry.copy(bytes, at);
  await writeFile(copy, bytes);
  await chmod(copy, 0o755);
}
