import { parseArgs } from "node:util";
import { caseNames, type CaseName } from "./load/cases";

export const suiteNames = [
  "cases",
  "process",
  "tokens",
  "middleware",
  "browser",
  "overload",
  "outage",
  "rotation",
] as const;
export type SuiteName = (typeof suiteNames)[number];

export interface Options {
  /** In the order they run: destructive ones come last. */
  suites: SuiteName[];
  cases: CaseName[];
  connections: number[];
  /** The numbers of tasks in the lists that the browser measures. */
  sizes: number[];
  /** How often each server is measured, per case and number of connections. */
  rounds: number;
  /** Milliseconds that one measurement takes. */
  duration: number;
  starts: number;
  json: boolean;
  /** A commit whose server is compared with the current sources. */
  against: string | undefined;
  /** The major version of Node.js that the bench and all its servers run on; `undefined` for the current one. */
  node: "24" | undefined;
}

export const usage = `npm run bench -- [options]

  --quick             shorter and fewer measurements
  --part <name>       only this suite (may be repeated): ${suiteNames.join(", ")}
  --case <name>       only this case (may be repeated): ${caseNames.join(", ")}
  --connections <n>   only with this many connections (may be repeated); 16 and 64 by default
  --size <n>          only lists of this many tasks in the browser (may be repeated); 50, 1000 and 10000 by default
  --rounds <n>        measurements of each server
  --turn <ms>         length of a measurement
  --only-load         the same as --part cases
  --against <commit>  also compares the server of another commit, in the cases
  --node 24           runs the bench and its servers on Node.js 24, which is downloaded if necessary
  --json              prints the report as JSON instead of a table
`;

/** @throws {TypeError} on an unknown option, with a message for the person who typed it */
export function readOptions(args: string[]): Options | "help" {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean", default: false },
      part: { type: "string", multiple: true, default: [] },
      case: { type: "string", multiple: true, default: [] },
      connections: { type: "string", multiple: true, default: ["16", "64"] },
      size: { type: "string", multiple: true, default: ["50", "1000", "10000"] },
      rounds: { type: "string" },
      turn: { type: "string" },
      "only-load": { type: "boolean", default: false },
      against: { type: "string" },
      node: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const isOnlyLoad = values["only-load"] || (values.against !== undefined && values.part.length === 0);
  const parts = isOnlyLoad ? ["cases"] : values.part;
  const asked = new Set(parts.map((name) => readName("part", name, suiteNames)));
  return {
    suites: suiteNames.filter((name) => parts.length === 0 || asked.has(name)),
    cases: values.case.length === 0 ? [...caseNames] : values.case.map((name) => readName("case", name, caseNames)),
    connections: values.connections.map((text) => readCount("--connections", text)),
    sizes: values.size.map((text) => readCount("--size", text)),
    rounds: readCount("--rounds", values.rounds ?? (values.quick ? "2" : "5")),
    duration: readCount("--turn", values.turn ?? (values.quick ? "250" : "1200")),
    starts: values.quick ? 1 : 5,
    json: values.json,
    against: values.against,
    node: readNode(values.node),
  };
}

function readNode(version: string | undefined): "24" | undefined {
  if (version === undefined || version === "24") return version;
  throw new TypeError(`--node needs 24, not "${version}". To use another version, start the bench with it.`);
}

function readName<Name extends string>(kind: string, name: string, names: readonly Name[]): Name {
  const known = names.find((candidate) => candidate === name);
  if (known === undefined) throw new TypeError(`There is no ${kind} "${name}". There are: ${names.join(", ")}`);
  return known;
}

/** @throws {TypeError} when `text` is no number above 0, with a message for the person who typed it */
export function readCount(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new TypeError(`${option} needs a number above 0, not "${text}".`);
  return count;
}
