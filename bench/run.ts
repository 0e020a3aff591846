import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startEmbeddedCluster } from "~/server/db/embedded/cluster";
import { verifyAgreement } from "./agreement";
import { build } from "./build";
import { cases } from "./cases";
import { startGenerator } from "./generator";
import { memoryOf } from "./memory";
import { readOptions, usage, type Options } from "./options";
import { measurePage } from "./page";
import { publicKey, signInMany } from "./people";
import { stopEverything } from "./processes";
import { formatReport, type Report } from "./report";
import { measureCase, type Measured } from "./rounds";
import { seed, tasksPerUser, userCount } from "./seed";
import { startKeel, startKeelWithNoop, startReference } from "./servers";
import { measureStarts } from "./startup";

const tokenCount = 96;
const say = (line: string) => process.stderr.write(`${line}\n`);

async function bench(options: Options, cleanups: (() => Promise<unknown>)[]): Promise<Report> {
  const { withNoop } = await build(say);
  const directory = await mkdtemp(join(tmpdir(), "keel-bench-"));
  await chmod(directory, 0o755);
  cleanups.push(() => rm(directory, { recursive: true, force: true }), stopEverything);

  if (options.whole) say("Starting and stopping Keel …");
  const starts = options.whole ? await measureStarts(directory, options.starts) : undefined;

  const cluster = await startEmbeddedCluster({ directory: join(directory, "postgres") });
  cleanups.push(cluster.stop, stopEverything);
  const { urls } = cluster;
  const place = async (name: string) => {
    const path = join(directory, name);
    await mkdir(path);
    return path;
  };
  const keel = await startKeel({ directory: await place("keel"), urls });
  await pause(options.whole ? 2000 : 0);
  const idle = memoryOf(keel.pid, cluster.directory);

  say(`Making ${userCount.toLocaleString("en")} people with ${tasksPerUser} tasks each …`);
  await seed(urls.owner, { passwords: tokenCount });
  const tokens = await signInMany(keel.origin, tokenCount);
  const known = { urls, issuer: keel.origin, publicKey: await publicKey(keel.origin) };
  const noop = await startKeelWithNoop({ ...known, main: withNoop, directory: await place("noop") });
  const plain = await startReference("plain", { ...known, directory: await place("plain") });
  const tuned = await startReference("tuned", { ...known, directory: await place("tuned") });

  const generator = startGenerator();
  const measured: Measured[] = [];
  for (const one of cases.filter(({ name }) => options.cases.includes(name))) {
    const contender = one.name === "noop" ? noop : keel;
    await verifyAgreement(one, {
      servers: { keel: contender, references: [plain, tuned] },
      tokens,
      databaseUrl: urls.owner,
    });
    for (const connections of options.connections) {
      say(`${one.title}, ${connections} connections …`);
      const servers = { keel: contender, plain, tuned };
      measured.push(await measureCase(one, { ...options, generator, servers, tokens, connections }));
    }
  }
  generator.stop();
  await Promise.all([noop, plain, tuned].map((server) => server.stop()));
  const afterLoad = memoryOf(keel.pid, cluster.directory);
  const page = options.whole ? await measurePage(keel).catch(explain) : undefined;
  const memory = options.whole ? { idle, afterLoad } : undefined;
  return { machine: describeMachine(), starts, memory, page, measured };
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
