import { spawn } from "node:child_process";

export interface CommandOptions {
  /** Seconds after which the command and its child processes are killed; `undefined` for no limit. */
  seconds: number | undefined;
  environment?: Record<string, string>;
  /** Suppresses the command's output. */
  quiet?: boolean;
  /** The descriptor of a file that gets the output, instead of the terminal. */
  file?: number;
}

/**
 * Runs a command without standard input and resolves with its exit code; `undefined` when it could not be started, was killed by a signal,
 * or took longer than `seconds`. Never rejects. A signal that stops this process is passed on.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  { seconds, environment = {}, quiet = false, file }: CommandOptions,
): Promise<number | undefined> {
  const output = quiet ? "ignore" : (file ?? "inherit");
  const isWindows = process.platform === "win32";
  const child = spawn(command, args, {
    stdio: ["ignore", output, output],
    env: { ...process.env, ...environment },
    shell: isWindows && !command.endsWith(".exe"),
    // Its own process group, so that its child processes are killed with it.
    detached: !isWindows,
  });
  const end = (signal: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      process.kill(isWindows ? child.pid : -child.pid, signal);
    } catch {
      // It exited meanwhile.
    }
  };
  const leave = (signal: NodeJS.Signals) => {
    child.once("exit", () => process.exit(signal === "SIGINT" ? 130 : 143));
    end(signal);
  };
  process.on("SIGINT", leave).on("SIGTERM", leave);
  const limits =
    seconds === undefined
      ? []
      : [setTimeout(() => end("SIGTERM"), seconds * 1000), setTimeout(() => end("SIGKILL"), seconds * 1000 + 10_000)];

  return new Promise<number | undefined>((resolve) => {
    child.once("error", () => resolve(undefined));
    child.once("exit", (code) => resolve(code ?? undefined));
  }).finally(() => {
    limits.forEach(clearTimeout);
    process.off("SIGINT", leave).off("SIGTERM", leave);
  });
}
