import { spawn } from "node:child_process";

/** The user that a PostgreSQL process runs as; empty means the user of this process. */
export interface ProcessOwner {
  uid?: number;
  gid?: number;
}

export interface ProgramResult {
  /** `null` when the program could not be started or a signal killed it. */
  code: number | null;
  /** Standard output and standard error, interleaved. */
  output: string;
  /** Why the program could not be started: `EACCES`, `ENOENT`, … */
  failure: string | undefined;
}

/**
 * The environment of PostgreSQL's programs, in place of this process's own, whose `PGDATA`, `PGPORT`, locales or preloaded libraries would affect
 * them. On Windows they need the full environment.
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

/** Runs a program to its end. Never rejects: a program that could not be started yields a `failure`. */
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
