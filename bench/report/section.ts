import { median } from "./statistics";
import type { TurnResult } from "../load/measurement";

export interface Figure {
  label: string;
  value: number;
  unit: string;
  /** What it should be, and whether it is. */
  goal?: { text: string; isMet: boolean };
}

/** A part of the bench that is not a comparison with the references alone. */
export interface Section {
  title: string;
  figures: Figure[];
}

export function atMost(max: number, figure: Figure): Figure {
  return { ...figure, goal: { text: `≤ ${max}`, isMet: figure.value <= max } };
}

/** Microseconds of the server's processor time per request, over several turns. */
export function processorTimeOf(turns: TurnResult[]): number {
  return median(turns.map(({ cpu }) => cpu).filter((cpu) => cpu !== null));
}

/** Lets a server take a turn. While it warms up it may refuse, too. */
export type Contender = (mayRefuse: boolean) => Promise<TurnResult>;

/** Gives each of `contenders` its turn, round after round, another one first each time. A first turn of each does not count. */
export async function takeTurns(contenders: Contender[], rounds: number): Promise<TurnResult[][]> {
  for (const run of contenders) await run(true);
  const turns: TurnResult[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const position of contenders.keys()) {
      const next = (round + position) % contenders.length;
      const result = await contenders[next]?.(false);
      if (result !== undefined) turns[next]?.push(result);
    }
  }
  return turns;
}
