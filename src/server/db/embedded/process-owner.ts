import { stat } from "node:fs/promises";
import { StartupError } from "../../startup/startup-error";
import { type ProcessOwner, runProgram } from "./run-program";

const serviceUser = "postgres";

/**
 * Returns the user that PostgreSQL runs as. It refuses to run as root, so root switches to the owner of an existing cluster, else to the system user
 * `postgres`, which is created when missing.
 */
export async function chooseProcessOwner(directory: string): Promise<ProcessOwner> {
  const self = process.getuid?.();
  const found = await stat(directory).catch(() => undefined);
  if (self === undefined) return {};
  if (self !== 0) {
    if (found && found.uid !== self) throw new StartupError(foreignDirectory(directory, found.uid, self));
    return {};
  }
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  return (await findUser(serviceUser)) ?? (await createUser());
}

async function findUser(name: string): Promise<ProcessOwner | undefined> {
  const [uid, gid] = await Promise.all([runProgram("id", ["-u", name]), runProgram("id", ["-g", name])]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

async function createUser(): Promise<ProcessOwner> {
  const shadow = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"];
  const attempts: [string, string[]][] = [
    ["useradd", [...shadow, "--shell", "/bin/false", serviceUser]],
    ["adduser", ["--system", "--group", "--no-create-home", "--home", "/nonexistent", serviceUser]],
    ["adduser", ["-S", "-D", "-H", "-h", "/nonexistent", "-s", "/bin/false", serviceUser]],
  ];
  for (const [program, args] of attempts) {
    await runProgram(program, args);
    const user = await findUser(serviceUser);
    if (user) return user;
  }
  throw new StartupError(
    `PostgreSQL does not run as root, and the user "${serviceUser}" is missing and could not be created. ` +
      `Create it (useradd --system ${serviceUser}), start as an ordinary user, or set DATABASE_URL.`,
  );
}

function foreignDirectory(directory: string, owner: number, self: number): string {
  return (
    `The database in ${directory} belongs to user id ${owner}, but this process runs as user id ${self}. ` +
    `Start as that user (or as root), or choose another place with DATA_DIR.`
  );
}
