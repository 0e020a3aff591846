import type { Call } from "./load/cases";
import type { Generator } from "./load/generator";
import { atMost, type Run, type Figure, processorTimeOf, type ReportSection, runInTurns } from "./report/section";
import type { Server } from "./servers/servers";
import { median, ratios } from "./report/statistics";

const maxShare = 15;
const connections = 16;

/**
 * Measures what limits, log, headers, correlation id, body limit and deadlines cost together: one call, with all of them and with none.
 * @param options.headers of so many users that none reaches a rate limit
 */
export async function measureMiddleware(options: {
  whole: Server;
  bare: Server;
  call: Call;
  headers: string;
  generator: Generator;
  rounds: number;
  duration: number;
}): Promise<ReportSection> {
  const { whole, bare, call, headers, generator, rounds, duration } = options;
  const run =
    ({ origin, pid }: Server): Run =>
    (mayRefuse) =>
      generator.run({ ...call, origin, pid, headers, mayRefuse, connections, warmUp: 100, duration });
  const [withAll = [], withNone = []] = await runInTurns([run(whole), run(bare)], rounds);
  const speedOf = (measurements: typeof withAll) => measurements.map(({ requestsPerSecond }) => requestsPerSecond);
  const cpu = { withAll: processorTimeOf(withAll), withNone: processorTimeOf(withNone) };
  const speed = { withAll: median(speedOf(withAll)), withNone: median(speedOf(withNone)) };
  const share = (value: number) => Math.max(0, (1 - value) * 100);
  const figure = (label: string, value: number, unit: string): Figure => ({ label, value, unit });
  return {
    title: "tasks.list with limits, log and headers, beside the procedure alone",
    figures: [
      atMost(maxShare, figure("its share, by processor time", share(cpu.withNone / cpu.withAll), "%")),
      figure("with all of it", cpu.withAll, "µs"),
      figure("without", cpu.withNone, "µs"),
      atMost(
        maxShare,
        figure("its share, by requests/s", share(median(ratios(speedOf(withAll), speedOf(withNone)))), "%"),
      ),
      figure("with all of it", speed.withAll, "requests/s"),
      figure("without", speed.withNone, "requests/s"),
    ],
  };
}
