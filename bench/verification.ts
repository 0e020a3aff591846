import type { Call } from "./load/cases";
import type { Credentials } from "./load/credentials";
import type { Generator } from "./load/generator";
import { type Run, type Figure, processorTimeOf, type ReportSection, runInTurns } from "./report/section";
import type { Server } from "./servers/servers";

const connections = 16;

/**
 * Measures what authenticating a request costs: cached or new, by token or by cookie, valid or not. The call does nothing else.
 * @param options.plain a server that verifies each token with a plain `jose.jwtVerify`
 */
export async function measureVerification(options: {
  keel: Server;
  plain: Server;
  calls: { keel: Call; reference: Call };
  credentials: Credentials;
  generator: Generator;
  rounds: number;
  duration: number;
}): Promise<ReportSection[]> {
  const { keel, plain, calls, credentials, generator, rounds, duration } = options;
  const { bearer, cookie, bad } = credentials;
  const run =
    ({ origin, pid }: Server, call: Call, headers: string, status = 200): Run =>
    (mayRefuse) =>
      generator.run({ ...call, origin, pid, headers, status, mayRefuse, connections, warmUp: 100, duration });
  const good = [
    { label: "keel, Bearer, seen before", run: run(keel, calls.keel, bearer.few) },
    { label: "keel, Bearer, every one new", run: run(keel, calls.keel, bearer.many) },
    { label: "keel, cookie, seen before", run: run(keel, calls.keel, cookie.few) },
    { label: "keel, cookie, every one new", run: run(keel, calls.keel, cookie.many) },
    { label: "plain, jose.jwtVerify each time", run: run(plain, calls.reference, bearer.many) },
  ];
  const refused = Object.entries(bad).map(([label, headers]) => ({ label, run: run(keel, calls.keel, headers, 401) }));
  const contenders = [...good, ...refused];
  const measurements = await runInTurns(
    contenders.map((contender) => contender.run),
    rounds,
  );
  const figures = contenders.map(({ label }, position): Figure => ({
    label,
    value: processorTimeOf(measurements[position] ?? []),
    unit: "µs",
  }));
  const cold = figures[1]?.value ?? Number.NaN;
  return [
    {
      title: "verifying, processor time of a whole request that does nothing else",
      figures: figures.slice(0, good.length),
    },
    {
      title: "refusing a bad token, the same; a good one seen for the first time is the measure",
      figures: figures.slice(good.length).map(({ label, value, unit }) => ({
        label,
        value,
        unit,
        goal: { text: `< ${cold.toFixed(0)}`, isMet: value < cold },
      })),
    },
  ];
}
