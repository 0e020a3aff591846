import type { Case } from "./cases";
import type { Generator } from "./generator";
import type { TurnResult } from "./measurement";
import type { Server } from "../servers/servers";

/** `before` is Keel as another commit has it. */
export type Contender = "keel" | "before" | "plain" | "tuned";

/** What one case gave at one number of connections: a result of each server per round. */
export interface Measured {
  one: Case;
  connections: number;
  turns: Partial<Record<Contender, TurnResult[]>>;
}

/**
 * Gives each server its turn, round after round, so that whatever else the machine does meets all of them alike. Who goes first changes from
 * round to round. A longer turn of each, which does not count, lets the code be compiled.
 */
export async function measureCase(
  one: Case,
  options: {
    generator: Generator;
    servers: readonly (readonly [Contender, Server])[];
    /** A file of headers that identify people. */
    headers: string;
    connections: number;
    rounds: number;
    turn: number;
  },
): Promise<Measured> {
  const { generator, servers, headers, connections, rounds, turn } = options;
  const turns: Measured["turns"] = {};
  const run = ([contender, { origin, pid }]: readonly [Contender, Server], milliseconds: number) => {
    const call = contender === "keel" || contender === "before" ? one.keel : one.reference;
    return generator.run({ origin, pid, ...call, headers, connections, warmUp: 100, turn: milliseconds });
  };
  for (const each of servers) await run(each, turn);
  for (let round = 0; round < rounds; round++) {
    const first = round % servers.length;
    for (const each of [...servers.slice(first), ...servers.slice(0, first)]) {
      const [contender] = each;
      turns[contender] = [...(turns[contender] ?? []), await run(each, turn)];
    }
  }
  return { one, connections, turns };
}
