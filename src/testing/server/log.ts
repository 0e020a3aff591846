import { pino } from "pino";
import type { Log } from "~/server/log/log";

/** Returns a log at the most verbose level, and the lines written to it. */
export function captureLog(): { log: Log; lines: Record<string, unknown>[]; text: () => string } {
  const written: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => {
    written.push(line);
    lines.push(JSON.parse(line));
  };
  return { log: pino({ level: "trace", base: null }, { write }), lines, text: () => written.join("") };
}
