import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startEmbeddedCluster } from "~/server/db/embedded/cluster";
import { environmentOf, obtainNode24 } from "../scripts/test/node24";
import { runCommand } from "../scripts/commands/run-command";
import { build, bundleBeside } from "./servers/build";
import { checkOut } from "./servers/check-out";
import { startGenerator } from "./load/generator";
import { memoryOf } from "./memory";
import { readOptions, usage, type Options, type SuiteName } from "./options";
import { measurePage } from "./page";
import { measureCases, measureSuites } from "./suites";
import { signInMany } from "./servers/people";
import { stopEverything } from "./servers/processes";
import { formatReport, type Report } from "./report/report";
import { seed, tasksPerUser, userCount } from "./servers/seed";
import { startKeel } from "./servers/servers";
import { measureStarts } from "./startup";

const tokenCount = 96;
/** Enough for the suites that do not compare servers. */
const fewTokens = 32;
const say = (line: string) => process.stderr.write(`${line}\n`);

async function bench(options: Options, cleanups: (() => Promise<unknown>)[]): Promise<Report> {
  const entries = await build(say);
  const directory = await mkdtemp(join(tmpdir(), "keel-bench-"));
  await chmod(directory, 0o755);
  cleanups.push(() => rm(directory, { recursive: true, force: true }), stopEverything);
  const before = await checkOutBefore(options.against, entries.product, { directory, cleanups });
  const has = (part: SuiteName) => options.suites.includes(part);

  if (has("process")) say("Starting and stopping Keel …");
  const starts = has("process") ? await measureStarts(directory, options.starts) : undefined;

  const cluster = await startEmbeddedCluster({ directory: join(directory, "postgres") });
  cleanups.push(cluster.stop, stopEverything);
  const { urls } = cluster;
  const makeDirectory = async (name: string) => {
    const path = join(directory, name);
    await mkdir(path, { recursive: true });
    return path;
  };
  const keel = await startKeel({ directory: await makeDirectory("keel"), urls });
  await pause(has("process") ? 2000 : 0);
  const idle = memoryOf(keel.pid, cluster.directory);

  say(`Making ${userCount.toLocaleString("en")} people with ${tasksPerUser} tasks each …`);
  await seed(urls.owner, { passwords: tokenCount });
  const people = await signInMany(keel.origin, has("cases") ? tokenCount : fewTokens);
  const tokens = people.map(({ token }) => token);
  const generator = startGenerator();
  const setup = { urls, entries, keel, before, tokens, generator, directory, makeDirectory, say };
  const measured = has("cases") ? await measureCases(options, setup) : [];
  const afterLoad = memoryOf(keel.pid, cluster.directory);
  const page = has("process") ? await measurePage(keel).catch(explain) : undefined;
  const memory = has("process") ? { idle, afterLoad } : undefined;
  const sections = await measureSuites(options, setup);
  generator.stop();
  return { machine: describeMachine(), starts, memory, page, measured, sections };
}

/** Builds the servers of another commit, if one is given. */
async function checkOutBefore(
  commit: string | undefined,
  product: string,
  { directory, cleanups }: { directory: string; cleanups: (() => Promise<unknown>)[] },
) {
  if (commit === undefined) return undefined;
  const tree = await checkOut(commit, join(directory, "before"));
  cleanups.push(tree.remove);
  return bundleBeside(dirname(product), tree.path);
}

/** Runs the bench again in a process of Node.js 24, whose servers use that version, too. */
async function runOnNode24(): Promise<void> {
  const node = await obtainNode24();
  const args = ["--import", "tsx", ...process.argv.slice(1)];
  const code = await runCommand(node, args, { seconds: undefined, environment: environmentOf(node) });
  process.exitCode = code ?? 1;
}

function explain(error: unknown): undefined {
  say(`The page could not be measured: ${error instanceof Error ? error.message : String(error)}`);
}

function describeMachine(): string {
  const [cpu, ...others] = cpus();
  return `${others.length + 1} × ${cpu?.model ?? "processor"}, Node.js ${process.versions.node}; server, PostgreSQL and load share the cores`;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") return void process.stdout.write(usage);
  if (options.node !== undefined && !process.versions.node.startsWith(`${options.node}.`)) return runOnNode24();
  const cleanups: (() => Promise<unknown>)[] = [];
  let leaving: Promise<void> | undefined;
  const cleanUp = () =>
    (leaving ??= (async () => {
      for (const clean of cleanups.toReversed()) await clean();
    })());
  const leave = () => void cleanUp().finally(() => process.exit(130));
  process.on("SIGINT", leave).on("SIGTERM", leave);
  try {
    const report = await bench(options, cleanups);
    process.stdout.write(options.json ? `${JSON.stringify(report, undefined, 2)}\n` : `${formatReport(report)}\n`);
  } finally {
    await cleanUp();
  }
}

main().catch((error: unknown) => {
  say(error instanceof TypeError ? `${error.message}\n\n${usage}` : String(error));
  process.exitCode = 1;
});
