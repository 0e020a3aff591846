import { median } from "./statistics";
import type { Measurement } from "../load/measurement";

export interface Figure {
  label: string;
  value: number;
  unit: string;
  /** The goal, and whether it is met. */
  goal?: { text: string; isMet: boolean };
}

/** A section of the report other than the comparison with the references. */
export interface ReportSection {
  title: string;
  figures: Figure[];
}

export function atMost(max: number, figure: Figure): Figure {
  return { ...figure, goal: { text: `≤ ${max}`, isMet: figure.value <= max } };
}

/** Returns the microseconds of the server's processor time per request, as the median of several measurements. */
export function processorTimeOf(measurements: Measurement[]): number {
  return median(measurements.map(({ cpu }) => cpu).filter((cpu) => cpu !== null));
}

/** Measures a server once. While it warms up, it may refuse requests. */
export type Run = (mayRefuse: boolean) => Promise<Measurement>;

/** Runs each of `contenders` alternately, round after round, starting with a different one each time. Their first runs do not count. */
export async function runInTurns(contenders: Run[], rounds: number): Promise<Measurement[][]> {
  for (const run of contenders) await run(true);
  const measurements: Measurement[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const position of contenders.keys()) {
      const next = (round + position) % contenders.length;
      const result = await contenders[next]?.(false);
      if (result !== undefined) measurements[next]?.push(result);
    }
  }
  return measurements;
}
