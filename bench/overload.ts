import type { Call } from "./load/cases";
import type { Generator } from "./load/generator";
import { type Figure, type ReportSection, runInTurns } from "./report/section";
import type { Server } from "./servers/servers";
import { median } from "./report/statistics";

const ordinary = 16;
const times = 50;

/** Measures the server with far more callers than the database can serve, each of which calls again as soon as it is answered. */
export async function measureOverload(options: {
  keel: Server;
  call: Call;
  headers: string;
  generator: Generator;
  rounds: number;
  duration: number;
}): Promise<ReportSection> {
  const { keel, call, headers, generator, rounds, duration } = options;
  const run = (connections: number) => () =>
    generator.run({
      ...call,
      origin: keel.origin,
      pid: keel.pid,
      headers,
      mayRefuse: true,
      connections,
      warmUp: 500,
      duration,
    });
  const [baseline = [], overloaded = []] = await runInTurns([run(ordinary), run(ordinary * times)], rounds);
  const figures = (measurements: typeof baseline, connections: number): Figure[] => {
    const middle = (pick: (measurement: (typeof baseline)[number]) => number | null) =>
      median(measurements.map(pick).filter((value) => value !== null));
    const sum = (pick: (measurement: (typeof baseline)[number]) => number) =>
      measurements.reduce((total, each) => total + pick(each), 0);
    const [accepted, unavailable] = [sum(({ requests }) => requests), sum(({ others }) => others["503"] ?? 0)];
    const label = (text: string) => `${connections} connections: ${text}`;
    const unexpected =
      sum(({ others }) => Object.values(others).reduce((total, count) => total + count, 0)) - unavailable;
    return [
      { label: label("accepted"), value: middle(({ requestsPerSecond }) => requestsPerSecond), unit: "requests/s" },
      { label: label("p50 of those"), value: middle(({ p50 }) => p50), unit: "ms" },
      { label: label("p99 of those"), value: middle(({ p99 }) => p99), unit: "ms" },
      { label: label("share of 503"), value: (unavailable / Math.max(1, accepted + unavailable)) * 100, unit: "%" },
      { label: label("other answers"), value: unexpected, unit: "", goal: { text: "0", isMet: unexpected === 0 } },
    ];
  };
  return {
    title: `tasks.list, overloaded ${times} times`,
    figures: [...figures(baseline, ordinary), ...figures(overloaded, ordinary * times)],
  };
}
