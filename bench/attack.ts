/**
 * `npm run bench:attack`: measures the latency of `/healthz` while 30 connections send the most expensive requests known, and when idle.
 * Runs with the default rate limits, and without them, for an attacker who has enough IP addresses.
 */
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Client } from "undici";
import { findRunningCluster } from "~/server/db/embedded/running";
import { ensureBuilt } from "../scripts/build/build.mjs";
import { attackRequests, type AttackRequest } from "./load/attack-requests";
import { root } from "./servers/build";
import { startGenerator, type Generator } from "./load/generator";
import { readCount } from "./options";
import { signInMany } from "./servers/people";
import { stopEverything } from "./servers/processes";
import { formatReport } from "./report/report";
import type { ReportSection } from "./report/section";
import { seed } from "./servers/seed";
import { startKeel, type Server } from "./servers/servers";
import { median } from "./report/statistics";

const { values } = parseArgs({
  options: {
    connections: { type: "string", default: "30" },
    turn: { type: "string", default: "3000" },
    only: { type: "string", default: "" },
  },
});
const connections = readCount("--connections", values.connections);
const duration = readCount("--turn", values.turn);
const warmUp = 500;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Requests `/healthz` repeatedly while `isRunning`, one request at a time. Returns how long each took, in ms. */
async function watchHealth({ origin }: Server, isRunning: () => boolean): Promise<number[]> {
  const client = new Client(origin);
  const times: number[] = [];
  while (isRunning()) {
    const began = performance.now();
    const { body } = await client.request({ method: "GET", path: "/healthz" });
    await body.dump();
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await client.close();
  return times;
}

const percentile = (times: number[], share: number) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? Number.NaN;

async function measureIdle(keel: Server): Promise<number[]> {
  const until = performance.now() + duration;
  return watchHealth(keel, () => performance.now() < until);
}

interface Attack {
  request: AttackRequest;
  times: number[];
  /** The number of responses, by status. */
  answers: Record<string, number>;
}

async function attack(keel: Server, request: AttackRequest, generator: Generator, directory: string): Promise<Attack> {
  const { label, headers = {}, ...call } = request;
  say(`${label} …`);
  const file = join(directory, `${label.replaceAll(/\W+/g, "-")}.json`);
  await writeFile(file, JSON.stringify([{ origin: keel.origin, ...headers }]));
  let isRunning = true;
  const { origin, pid } = keel;
  const load = generator
    .run({ ...call, origin, pid, headers: file, mayRefuse: true, connections, warmUp, duration })
    .finally(() => (isRunning = false));
  const times = await watchHealth(keel, () => isRunning);
  const { requests, others } = await load;
  return { request, times, answers: requests === 0 ? others : { "200": requests, ...others } };
}

function describeAttacks(title: string, idle: number[], attacks: Attack[]): ReportSection {
  const figures = (label: string, times: number[], note = "") => [
    { label: `${label}: median`, value: median(times), unit: "ms" },
    { label: "  p99", value: percentile(times, 0.99), unit: `ms${note}` },
  ];
  const worstFirst = attacks.toSorted((one, other) => median(other.times) - median(one.times));
  const noteOf = ({ answers }: Attack) =>
    `   (${Object.entries(answers)
      .map(([status, count]) => `${count} × ${status}`)
      .join(", ")})`;
  const attacked = worstFirst.flatMap((one) => figures(one.request.label, one.times, noteOf(one)));
  return { title, figures: [...figures("nothing else", idle), ...attacked] };
}

async function measure(
  name: string,
  env: Record<string, string>,
  directory: string,
  generator: Generator,
): Promise<ReportSection> {
  const place = join(directory, name);
  await mkdir(place);
  const keel = await startKeel({ directory: place, env });
  const cluster = await findRunningCluster(join(place, "data", "postgres"));
  if (cluster === undefined) throw new Error("The server's database is not running.");
  await seed(cluster.owner, { passwords: 2 });
  const [attacker] = await signInMany(keel.origin, 1);
  if (attacker === undefined) throw new Error("No user could sign in.");
  const idle = await measureIdle(keel);
  const attacks: Attack[] = [];
  for (const request of attackRequests(attacker).filter(({ label }) => label.includes(values.only))) {
    attacks.push(await attack(keel, request, generator, place));
  }
  await keel.stop();
  return describeAttacks(`/healthz while ${connections} connections send one kind of request, ${name}`, idle, attacks);
}

const cleanups: (() => Promise<unknown>)[] = [];
const cleanUp = async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
};
process.on("SIGINT", () => void cleanUp().finally(() => process.exit(130)));
try {
  await ensureBuilt(root, say);
  const directory = await mkdtemp(join(tmpdir(), "keel-bench-"));
  await chmod(directory, 0o755);
  cleanups.push(() => rm(directory, { recursive: true, force: true }), stopEverything);
  const generator = startGenerator();
  const sections = [
    await measure("with rate limits", { RATE_LIMIT: "on" }, directory, generator),
    await measure("without rate limits", {}, directory, generator),
  ];
  generator.stop();
  const machine = `Node.js ${process.versions.node}; server, PostgreSQL and bench share the cores`;
  process.stdout.write(
    `${formatReport({ machine, starts: undefined, memory: undefined, page: undefined, measured: [], sections })}\n`,
  );
} finally {
  await cleanUp();
}
