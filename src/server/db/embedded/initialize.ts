import { chmod, lchown, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { StartupError } from "../../startup/startup-error";
import type { Binaries } from "./binaries";
import { type ProgramResult, type ProcessOwner, runProgram } from "./run-program";
import { makeCredentials, writeCredentials } from "./credentials";
import { accessiblePath } from "./data-directory-access";

/** Written into postgresql.conf once, where the operator may change it. Sized for a machine that runs other programs, too. */
const defaults: Record<string, string> = {
  wal_level: "logical",
  max_connections: "100",
  shared_buffers: "128MB",
  max_wal_size: "512MB",
  random_page_cost: "1.1",
  jit: "off",
  // Personal data stays out of the server's log: no statements, no keys of rows.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
  log_line_prefix: "%m [%p] ",
  log_timezone: "UTC",
  timezone: "UTC",
};

/**
 * Creates the cluster if `directory` contains none. It is created beside its final place and renamed, so a crash leaves either no cluster or a
 * complete one. The caller holds the directory's lock. Without `durable` the sync to disk is skipped (tests). Returns whether it was created.
 */
export async function initializeCluster(options: {
  directory: string;
  binaries: Binaries;
  owner: ProcessOwner;
  durable: boolean;
}): Promise<boolean> {
  const { directory, binaries, owner } = options;
  await removeLeftovers(directory);
  const version = await readFile(join(directory, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version !== undefined) {
    checkVersion(directory, Number(version), binaries.major);
    await repairPermissions(directory, owner);
    return false;
  }
  await refuseOtherContents(directory);

  const workDirectory = `${directory}.init-${process.pid}-${Date.now()}`;
  const cluster = join(workDirectory, "cluster");
  const passwordFile = join(workDirectory, "password");
  try {
    await mkdir(cluster, { recursive: true, mode: 0o700 });
    const credentials = makeCredentials();
    await writeFile(passwordFile, credentials.superuser, { mode: 0o600 });
    for (const path of [workDirectory, cluster, passwordFile]) await changeOwner(owner, path);
    await runInitdb(workDirectory, options);
    await writeCredentials(cluster, credentials);
    await changeOwner(owner, join(cluster, "keel-credentials.json"));
    await rmdir(directory).catch(() => undefined);
    await rename(cluster, directory);
    if (options.durable) await syncDirectory(dirname(directory));
    return true;
  } finally {
    await rm(workDirectory, { recursive: true, force: true });
  }
}

async function runInitdb(
  workDirectory: string,
  options: { binaries: Binaries; owner: ProcessOwner; durable: boolean },
): Promise<void> {
  const { binaries, owner, durable } = options;
  const cwd = join(workDirectory, "cluster");
  const pgdata = await accessiblePath(cwd, owner);
  const run = (locale: string) =>
    runProgram(
      binaries.initdb,
      [
        `--pgdata=${pgdata}`,
        "--username=postgres",
        "--pwfile=../password",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        `--locale=${locale}`,
        ...Object.entries(defaults).map(([name, value]) => `--set=${name}=${value}`),
        ...(durable ? [] : ["--no-sync"]),
      ],
      { owner, cwd },
    );

  let result = await run("C.UTF-8");
  if (/could not look up effective user ID/.test(result.output)) throw new StartupError(describeMissingUserName(owner));
  // macOS before 14 and Windows do not know this locale; the built-in provider above handles collation anyway.
  if (/invalid locale name|locale .* not/.test(result.output)) result = await run("C");
  if (result.code !== 0) throw new StartupError(describeFailure(dirname(workDirectory), result));
}

/** Explains that initdb needs a user name. It never uses it, because the superuser's name is given. */
function describeMissingUserName({ uid = process.getuid?.() }: ProcessOwner): string {
  return (
    `User id ${uid} has no name on this system, and PostgreSQL creates no database for such a user. ` +
    `Add one (a line such as "keel:x:${uid}:0::/:/bin/false" in /etc/passwd), start as a user who has one, or set DATABASE_URL to use your own PostgreSQL.`
  );
}

function describeFailure(place: string, { output, failure }: ProgramResult): string {
  const reason =
    failure ??
    output
      .split("\n")
      .filter((line) => /error|fatal|detail|could not/i.test(line))
      .join(" ");
  return `The database could not be created in ${place}: ${reason.trim() || output.trim()}`;
}

async function changeOwner(owner: ProcessOwner, path: string): Promise<void> {
  if (owner.uid !== undefined && owner.gid !== undefined) await lchown(path, owner.uid, owner.gid);
}

/** Makes the rename survive a power failure. Windows has no such call, and does not need it. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeLeftovers(directory: string): Promise<void> {
  const parent = dirname(directory);
  const leftovers = (await readdir(parent)).filter((name) => name.startsWith(`${basename(directory)}.init-`));
  for (const name of leftovers) await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
}

function checkVersion(directory: string, found: number, expected: number): void {
  if (found !== expected) {
    throw new StartupError(
      `The database in ${directory} was created by PostgreSQL ${found}; this release of Keel includes PostgreSQL ${expected}. ` +
        `Migrate the data with the release that created it, or choose another place with DATA_DIR.`,
    );
  }
}

/** Repairs the permissions of a restored backup, which is often open to others or owned by root. PostgreSQL accepts neither. */
async function repairPermissions(directory: string, owner: ProcessOwner): Promise<void> {
  await chmod(directory, 0o700);
  if (owner.uid === undefined || (await stat(directory)).uid === owner.uid) return;
  await changeOwner(owner, directory);
  for (const name of await readdir(directory, { recursive: true })) await changeOwner(owner, join(directory, name));
}

async function refuseOtherContents(directory: string): Promise<void> {
  const contents = await readdir(directory).catch(() => []);
  if (contents.length > 0) {
    throw new StartupError(
      `${directory} is not empty, but contains no database (PG_VERSION is missing). ` +
        `Restore it from a backup, move it out of the way, or choose another place with DATA_DIR.`,
    );
  }
}
