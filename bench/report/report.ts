import type { Memory } from "../memory";
import type { PageLoad } from "../page";
import type { ServerName, Measured } from "../load/runs";
import type { ReportSection } from "./section";
import type { StartTimes } from "../startup";
import { median, ratios } from "./statistics";

export interface Report {
  machine: string;
  starts: StartTimes | undefined;
  memory: { idle: Memory | undefined; afterLoad: Memory | undefined } | undefined;
  page: PageLoad | undefined;
  measured: Measured[];
  sections: ReportSection[];
}

const contenders: ServerName[] = ["keel", "before", "plain", "tuned"];
const goals = { start: 3, javascript: 185 };
const widths = [58, 9, 12, 9, 9];

/** Returns the report as a table. */
export function formatReport({ machine, starts, memory, page, measured, sections }: Report): string {
  return [
    machine,
    "",
    ...measured.flatMap(formatCase),
    ...sections.flatMap(formatSection),
    ...(starts === undefined ? [] : formatStarts(starts)),
    ...(memory === undefined
      ? []
      : [...formatMemory("idle", memory.idle), ...formatMemory("after the load", memory.afterLoad)]),
    ...(page === undefined ? [] : formatPage(page)),
  ].join("\n");
}

function formatCase({ one, connections, measurements }: Measured): string[] {
  const figures = (contender: ServerName, figure: "requestsPerSecond" | "p50" | "p99" | "cpu") =>
    (measurements[contender] ?? []).map((measurement) => measurement[figure]).filter((value) => value !== null);
  const present = contenders.filter((contender) => measurements[contender] !== undefined);
  const lines = present.map((contender) =>
    row(`  ${contender}`, [
      formatNumber(median(figures(contender, "cpu")), 0),
      formatNumber(median(figures(contender, "requestsPerSecond")), 0),
      formatNumber(median(figures(contender, "p50")), 2),
      formatNumber(median(figures(contender, "p99")), 2),
    ]),
  );
  const comparisons = present.slice(1).map((other) => {
    const efficiency = ratios(figures(other, "cpu"), figures("keel", "cpu"));
    const speed = ratios(figures("keel", "requestsPerSecond"), figures(other, "requestsPerSecond"));
    const goal = other === "plain" ? one.goal : undefined;
    const isMet = goal === undefined || (median(efficiency) >= goal && median(speed) >= goal);
    return [
      `  keel/${other} by processor time ${formatRatios(efficiency)}, by requests/s ${formatRatios(speed)}`,
      goal === undefined ? "" : verdict(isMet, `≥ ${goal.toFixed(2)}`),
    ].join("");
  });
  const title = row(`${one.title}, ${connections} connections`, ["CPU µs", "requests/s", "p50 ms", "p99 ms"]);
  return [title, ...comparisons, ...lines, ""];
}

/** Returns the median, with the lowest and the highest of the rounds in brackets. */
const formatRatios = (of: number[]) =>
  `${formatNumber(median(of), 2)} (${formatNumber(Math.min(...of), 2)}–${formatNumber(Math.max(...of), 2)})`;

function formatSection({ title, figures }: ReportSection): string[] {
  const lines = figures.map(({ label, value, unit, goal }) => {
    const digits = Number.isInteger(value) || value >= 100 ? 0 : 1;
    const shown = `${formatNumber(value, digits)} ${unit}`.trimEnd();
    return `  ${label}`.padEnd(widths[0] ?? 0) + shown + (goal === undefined ? "" : verdict(goal.isMet, goal.text));
  });
  return [title, ...lines, ""];
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

const formatNumber = (value: number, digits: number) => (Number.isFinite(value) ? value.toFixed(digits) : "–");

function row(label: string, cells: string[]): string {
  return label.padEnd(widths[0] ?? 0) + cells.map((cell, column) => cell.padStart(widths[column + 1] ?? 0)).join("");
}
