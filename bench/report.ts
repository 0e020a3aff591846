import type { Memory } from "./memory";
import type { PageLoad } from "./page";
import { type Contender, contenders, type Measured } from "./rounds";
import type { StartTimes } from "./startup";
import { median, ratios } from "./statistics";

export interface Report {
  machine: string;
  starts: StartTimes | undefined;
  memory: { idle: Memory | undefined; afterLoad: Memory | undefined } | undefined;
  page: PageLoad | undefined;
  measured: Measured[];
}

const goals = { start: 3, javascript: 185 };
const widths = [28, 12, 9, 9, 9, 12];

/** The table for people. */
export function formatReport({ machine, starts, memory, page, measured }: Report): string {
  return [
    machine,
    "",
    ...measured.flatMap(formatCase),
    ...(starts === undefined ? [] : formatStarts(starts)),
    ...(memory === undefined
      ? []
      : [...formatMemory("idle", memory.idle), ...formatMemory("after the load", memory.afterLoad)]),
    ...(page === undefined ? [] : formatPage(page)),
  ].join("\n");
}

/** Ratio of requests per second, round by round; above 1 Keel is the faster. */
export function ratioTo(reference: Contender, { turns }: Measured): { middle: number; least: number; most: number } {
  const rates = (contender: Contender) => turns[contender].map(({ requestsPerSecond }) => requestsPerSecond);
  const each = ratios(rates("keel"), rates(reference));
  return { middle: median(each), least: Math.min(...each), most: Math.max(...each) };
}

function formatCase(result: Measured): string[] {
  const { one, connections, turns } = result;
  const lines = contenders.map((contender) => {
    const middle = (figure: "requestsPerSecond" | "p50" | "p99") =>
      median(turns[contender].map((turn) => turn[figure]));
    const cpu = median(turns[contender].map((turn) => turn.cpu ?? Number.NaN));
    return row(`  ${contender}`, [
      middle("requestsPerSecond").toFixed(0),
      middle("p50").toFixed(2),
      middle("p99").toFixed(2),
      Number.isNaN(cpu) ? "–" : cpu.toFixed(0),
    ]);
  });
  return [
    row(one.title, ["requests/s", "p50 ms", "p99 ms", "CPU µs"]),
    `  ${connections} connections`,
    ...lines,
    `  keel/plain ${formatRatio(ratioTo("plain", result))}${one.goal === undefined ? "" : verdict(ratioTo("plain", result).middle >= one.goal, `≥ ${one.goal.toFixed(2)}`)}`,
    `  keel/tuned ${formatRatio(ratioTo("tuned", result))}`,
    "",
  ];
}

function formatStarts({ first, later }: StartTimes): string[] {
  return [
    `start, from the command to the ready line   ${later.toFixed(2)} s${verdict(later <= goals.start, `≤ ${goals.start} s`)}`,
    `the first start, which makes the database   ${first.toFixed(2)} s`,
  ];
}

function formatMemory(when: string, memory: Memory | undefined): string[] {
  if (memory === undefined) return [];
  return [`memory ${when}: ${memory.node.toFixed(0)} MiB, with PostgreSQL ${memory.everything.toFixed(0)} MiB`];
}

function formatPage({ javascript, scripts, total }: PageLoad): string[] {
  const met = verdict(javascript <= goals.javascript, `≤ ${goals.javascript} KB`);
  return [
    `/today: ${javascript.toFixed(1)} KB of JavaScript in ${scripts} files, ${total.toFixed(0)} KB of everything${met}`,
  ];
}

const verdict = (isMet: boolean, goal: string) => `   goal ${goal}: ${isMet ? "met" : "NOT MET"}`;

function formatRatio({ middle, least, most }: ReturnType<typeof ratioTo>): string {
  return `${middle.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
}

function row(label: string, cells: string[]): string {
  return label.padEnd(widths[0] ?? 0) + cells.map((cell, column) => cell.padStart(widths[column + 1] ?? 0)).join("");
}
