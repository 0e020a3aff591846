import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

/** Writes a mail, or sends waiting mail, in a process that tests can kill. */
const program = `
  import { startBackground } from "~/server/jobs/background";
  import { sendMail } from "~/server/mail/send-mail";
  import { parseEnvironment } from "~/server/env";
  import { createRuntime } from "~/server/runtime";
  const { to, ...variables } = JSON.parse(process.argv[2]);
  const runtime = createRuntime(parseEnvironment(variables));
  if (to === undefined) startBackground(runtime, [], { workers: [sendMail(runtime, { every: 20 })] });
  else await runtime.outbox.enqueue(runtime.database.db, { to, message: { kind: "account-deleted", name: "Ada" } });
  console.log("done");
  setInterval(() => undefined, 1000);
`;

export interface MailProcess {
  /** Starts a process. With `to` it writes a mail to that address; without, it sends. Resolves when it has, or has begun to. */
  start: (variables: Record<string, string> & { to?: string }) => Promise<ChildProcess>;
  /** Stops all processes, and removes the compiled program. */
  clear: () => Promise<void>;
}

export async function buildMailProcess(): Promise<MailProcess> {
  const outfile = resolve(".build", "testing", `mail-${process.pid}-${Date.now()}.mjs`);
  await build({
    stdin: { contents: program, resolveDir: resolve("src"), loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const children: ChildProcess[] = [];
  return {
    start: async (variables) => {
      const child = spawn(process.execPath, [outfile, JSON.stringify(variables)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      children.push(child);
      await new Promise<void>((done, fail) => {
        createInterface(child.stdout).on("line", (line) => line === "done" && done());
        child.once("exit", () => fail(new Error("It ended too early.")));
      });
      return child;
    },
    clear: async () => {
      for (const child of children) child.kill("SIGKILL");
      await rm(outfile, { force: true });
    },
  };
}
