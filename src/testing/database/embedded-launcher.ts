import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { prepareBinaries } from "~/server/db/embedded/binaries";
import { stopPostmaster } from "~/server/db/embedded/postmaster";

/** A process with an embedded PostgreSQL, which tests kill or race with. */
export interface Launcher {
  pid: number;
  /** Its URL once it runs, or its message when it gave up. */
  outcome: Promise<{ url: string } | { refusal: string }>;
  kill: (signal: NodeJS.Signals) => Promise<void>;
}

const program = `
  import { startEmbeddedCluster } from "~/server/db/embedded/cluster";
  try {
    const cluster = await startEmbeddedCluster({ directory: process.argv[2] });
    process.on("SIGTERM", () => cluster.stop().then(() => process.exit()));
    console.log(cluster.urls.owner);
    setInterval(() => undefined, 1000);
  } catch (error) {
    console.log(error.name + ": " + error.message);
    process.exit(1);
  }
`;

/** Compiles the program that {@link startLauncher} runs. Returns its path, which the caller removes. */
export async function buildLauncher(): Promise<string> {
  const outfile = resolve(".build", "testing", `launcher-${randomUUID()}.mjs`);
  await build({
    stdin: { contents: program, resolveDir: resolve("src"), loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  return outfile;
}

export function startLauncher(file: string, directory: string): Launcher {
  const child = spawn(process.execPath, [file, directory], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise<void>((done) => child.once("exit", () => done()));
  const outcome = new Promise<{ url: string } | { refusal: string }>((done) => {
    createInterface(child.stdout).once("line", (line) =>
      done(line.startsWith("postgres://") ? { url: line } : { refusal: line }),
    );
    child.once("close", () => done({ refusal: "It ended without a word." }));
  });
  return { pid: pidOf(child), outcome, kill: (signal) => (child.kill(signal), exited) };
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error("The launcher could not be started.");
  return child.pid;
}

/** Creates directories for clusters, open to the user PostgreSQL runs as; `removeAll` also stops what still runs there. */
export function createDirectories() {
  const places: string[] = [];
  return {
    async make(): Promise<string> {
      const place = await mkdtemp(join(tmpdir(), "keel-embedded-"));
      await chmod(place, 0o755);
      places.push(place);
      return join(place, "postgres");
    },
    async removeAll(): Promise<void> {
      const binaries = await prepareBinaries({}, []);
      for (const place of places.splice(0)) {
        await stopPostmaster(join(place, "postgres"), binaries);
        await rm(place, { recursive: true, force: true });
      }
    },
  };
}
