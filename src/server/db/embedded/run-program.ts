import { spawn } from "node:child_process";

/** The user a PostgreSQL process runs as; empty means the user of this process. */
export interface ProcessOwner {
  uid?: number;
  gid?: number;
}

export interface ProgramResult {
  /** `null` when the program could not be started or died of a signal. */
  code: number | null;
  /** Standard output and standard error, as they came. */
  output: string;
  /** Why the program could not be started: `EACCES`, `ENOENT`, … */
  failure: string | undefined;
}

/**
 * What PostgreSQL's programs see instead of our environment, where `PGDATA`, `PGPORT`, locales or a preloaded library
 * would change what they do. Windows programs do not run without theirs.
 */
export const serverEnvironment: { env?: NodeJS.ProcessEnv } =
  process.platform === "win32"
    ? {}
    : {
        env: {
          NODE_ENV: "production",
          PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          LC_ALL: "C",
          TZ: "UTC",
        },
      };

/** Runs a program to its end. Never rejects: a program that could not be started is a result with `failure`. */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: { owner?: ProcessOwner; cwd?: string } = {},
): Promise<ProgramResult> {
  let output = "";
  try {
    const child = spawn(file, args, {
      ...options.owner,
      ...serverEnvironment,
      cwd: options.cwd,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const collect = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    return { code, output, failure: undefined };
  } catch (error) {
    const failure = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return { code: null, output, failure };
  }
}
