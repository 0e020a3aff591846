import type { Call } from "./load/cases";
import type { Generator } from "./load/generator";
import { atMost, type Contender, type Figure, processorTimeOf, type Section, takeTurns } from "./report/section";
import type { Server } from "./servers/servers";
import { median, ratios } from "./report/statistics";

const maxShare = 15;
const connections = 16;

/**
 * What limits, log, headers, correlation id, body limit and deadlines take together: one call, with all of them and with none.
 * @param options.headers of so many people that none comes to the end of what a person may ask
 */
export async function measureMiddleware(options: {
  whole: Server;
  bare: Server;
  call: Call;
  headers: string;
  generator: Generator;
  rounds: number;
  turn: number;
}): Promise<Section> {
  const { whole, bare, call, headers, generator, rounds, turn } = options;
  const run =
    ({ origin, pid }: Server): Contender =>
    (mayRefuse) =>
      generator.run({ ...call, origin, pid, headers, mayRefuse, connections, warmUp: 100, turn });
  const [withAll = [], withNone = []] = await takeTurns([run(whole), run(bare)], rounds);
  const speedOf = (turns: typeof withAll) => turns.map(({ requestsPerSecond }) => requestsPerSecond);
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
