import type { Case } from "./cases";
import type { Generator } from "./generator";
import type { TurnResult } from "./turn";
import type { Server } from "./servers";

export const contenders = ["keel", "plain", "tuned"] as const;
export type Contender = (typeof contenders)[number];

/** What one case gave at one number of connections: a result of each server per round. */
export interface Measured {
  one: Case;
  connections: number;
  turns: Record<Contender, TurnResult[]>;
}

/**
 * Gives each server its turn, round after round, so that whatever else the machine does meets all of them alike. Who goes first changes from
 * round to round. A longer turn of each, which does not count, lets the code be compiled.
 */
export async function measureCase(
  one: Case,
  options: {
    generator: Generator;
    servers: Record<Contender, Server>;
    /** A file of headers that identify people. */
    headers: string;
    connections: number;
    rounds: number;
    turn: number;
  },
): Promise<Measured> {
  const { generator, servers, headers, connections, rounds, turn } = options;
  const turns: Record<Contender, TurnResult[]> = { keel: [], plain: [], tuned: [] };
  const run = (contender: Contender, milliseconds: number) => {
    const { origin, pid } = servers[contender];
    const call = contender === "keel" ? one.keel : one.reference;
    return generator.run({ origin, pid, ...call, headers, connections, warmUp: 100, turn: milliseconds });
  };
  for (const contender of contenders) await run(contender, turn);
  for (let round = 0; round < rounds; round++) {
    const first = round % contenders.length;
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      turns[contender].push(await run(contender, turn));
    }
  }
  return { one, connections, turns };
}
