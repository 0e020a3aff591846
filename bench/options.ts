import { parseArgs } from "node:util";
import { caseNames, type CaseName } from "./cases";

export interface Options {
  cases: CaseName[];
  connections: number[];
  /** How often each server has its turn, per case and number of connections. */
  rounds: number;
  /** Milliseconds that one turn is measured. */
  turn: number;
  starts: number;
  /** Start time, memory and the page, too. */
  whole: boolean;
  json: boolean;
}

export const usage = `npm run bench -- [options]

  --quick             shorter turns, fewer of them: under a minute
  --case <name>       only this case (may be repeated): ${caseNames.join(", ")}
  --connections <n>   only with this many connections (may be repeated); 16 and 64 by default
  --rounds <n>        turns of each server
  --turn <ms>         length of a turn
  --only-load         neither start time nor memory nor the page
  --json              prints every figure as JSON instead of a table
`;

/** @throws {TypeError} on an option that is not known; its message is for the person who typed it */
export function readOptions(args: string[]): Options | "help" {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean", default: false },
      case: { type: "string", multiple: true, default: [] },
      connections: { type: "string", multiple: true, default: ["16", "64"] },
      rounds: { type: "string" },
      turn: { type: "string" },
      "only-load": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  return {
    cases: values.case.length === 0 ? [...caseNames] : values.case.map(readCase),
    connections: values.connections.map((text) => readCount("--connections", text)),
    rounds: readCount("--rounds", values.rounds ?? (values.quick ? "2" : "5")),
    turn: readCount("--turn", values.turn ?? (values.quick ? "250" : "1200")),
    starts: values.quick ? 1 : 5,
    whole: !values["only-load"],
    json: values.json,
  };
}

function readCase(name: string): CaseName {
  const known = caseNames.find((candidate) => candidate === name);
  if (known === undefined) throw new TypeError(`There is no case "${name}". There are: ${caseNames.join(", ")}`);
  return known;
}

function readCount(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new TypeError(`${option} needs a number above 0, not "${text}".`);
  return count;
}
