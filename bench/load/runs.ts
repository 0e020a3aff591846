import type { Case } from "./cases";
import type { Generator } from "./generator";
import type { Measurement } from "./measurement";
import type { Server } from "../servers/servers";

/** A server that is compared. `before` is Keel at another commit. */
export type ServerName = "keel" | "before" | "plain" | "tuned";

/** The result of one case at one number of connections: one measurement of each server per round. */
export interface Measured {
  one: Case;
  connections: number;
  measurements: Partial<Record<ServerName, Measurement[]>>;
}

/**
 * Measures the servers alternately, round after round, so that other load on the machine affects all of them alike. The first server
 * changes from round to round. A longer measurement of each, which does not count, lets the code be compiled.
 */
export async function measureCase(
  one: Case,
  options: {
    generator: Generator;
    servers: readonly (readonly [ServerName, Server])[];
    /** A file of headers that identify users. */
    headers: string;
    /** A file of what bodies are filled in with. */
    values: string;
    connections: number;
    rounds: number;
    duration: number;
  },
): Promise<Measured> {
  const { generator, servers, headers, values, connections, rounds, duration } = options;
  const measurements: Measured["measurements"] = {};
  const run = ([contender, { origin, pid }]: readonly [ServerName, Server], milliseconds: number) => {
    const call = contender === "keel" || contender === "before" ? one.keel : one.reference;
    return generator.run({ origin, pid, ...call, headers, values, connections, warmUp: 100, duration: milliseconds });
  };
  for (const each of servers) await run(each, duration);
  for (let round = 0; round < rounds; round++) {
    const first = round % servers.length;
    for (const each of [...servers.slice(first), ...servers.slice(0, first)]) {
      const [contender] = each;
      measurements[contender] = [...(measurements[contender] ?? []), await run(each, duration)];
    }
  }
  return { one, connections, measurements };
}
