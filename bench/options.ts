import { parseArgs } from "node:util";
import { caseNames, type CaseName } from "./load/cases";

export const partNames = ["cases", "process", "tokens", "middleware", "overload", "outage", "rotation"] as const;
export type PartName = (typeof partNames)[number];

export interface Options {
  /** In the order in which they run: what breaks things comes last. */
  parts: PartName[];
  cases: CaseName[];
  connections: number[];
  /** How often each server has its turn, per case and number of connections. */
  rounds: number;
  /** Milliseconds that one turn is measured. */
  turn: number;
  starts: number;
  json: boolean;
  /** A commit: its server takes turns with that of the sources as they are. */
  against: string | undefined;
  /** The major version of Node.js that the bench and all its servers run on; `undefined`: the one that runs this. */
  node: "24" | undefined;
}

export const usage = `npm run bench -- [options]

  --quick             shorter turns, fewer of them
  --part <name>       only this part (may be repeated): ${partNames.join(", ")}
  --case <name>       only this case (may be repeated): ${caseNames.join(", ")}
  --connections <n>   only with this many connections (may be repeated); 16 and 64 by default
  --rounds <n>        turns of each server
  --turn <ms>         length of a turn
  --only-load         the same as --part cases
  --against <commit>  compares the server of another commit in the cases, too
  --node 24           runs the bench and every server of it on Node.js 24, which is fetched if it is not there
  --json              prints every figure as JSON instead of a table
`;

/** @throws {TypeError} on an option that is not known; its message is for the person who typed it */
export function readOptions(args: string[]): Options | "help" {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean", default: false },
      part: { type: "string", multiple: true, default: [] },
      case: { type: "string", multiple: true, default: [] },
      connections: { type: "string", multiple: true, default: ["16", "64"] },
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
  const asked = new Set(parts.map((name) => readName("part", name, partNames)));
  return {
    parts: partNames.filter((name) => parts.length === 0 || asked.has(name)),
    cases: values.case.length === 0 ? [...caseNames] : values.case.map((name) => readName("case", name, caseNames)),
    connections: values.connections.map((text) => readCount("--connections", text)),
    rounds: readCount("--rounds", values.rounds ?? (values.quick ? "2" : "5")),
    turn: readCount("--turn", values.turn ?? (values.quick ? "250" : "1200")),
    starts: values.quick ? 1 : 5,
    json: values.json,
    against: values.against,
    node: readNode(values.node),
  };
}

function readNode(version: string | undefined): "24" | undefined {
  if (version === undefined || version === "24") return version;
  throw new TypeError(`--node needs 24, not "${version}". Another version is the one that you start the bench with.`);
}

function readName<Name extends string>(kind: string, name: string, names: readonly Name[]): Name {
  const known = names.find((candidate) => candidate === name);
  if (known === undefined) throw new TypeError(`There is no ${kind} "${name}". There are: ${names.join(", ")}`);
  return known;
}

/** @throws {TypeError} for the person who typed it */
export function readCount(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new TypeError(`${option} needs a number above 0, not "${text}".`);
  return count;
}
