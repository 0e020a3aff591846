import { inspect } from "node:util";
import type { Log } from "./log";
import { redact } from "./redact";

type Stream = NodeJS.WriteStream;
type Written = Parameters<Stream["write"]>[0];
type Done = (error?: Error | null) => void;

const streams = { stdout: process.stdout, stderr: process.stderr };
const original = {
  stdout: process.stdout.write.bind(process.stdout),
  stderr: process.stderr.write.bind(process.stderr),
};

/** Prints a sentence of ours as it is: the one that says the app is ready, or why it could not start. */
export function printLine(line: string, to: keyof typeof streams = "stdout"): void {
  original[to](`${line}\n`);
}

/**
 * Makes one line of the log of whatever a library or Node.js itself prints in this process, with its secrets redacted. Every `console` ends at one of
 * the two streams, so that replacing their `write` misses none.
 */
export function captureOutput(log: Log): void {
  const lines = log.child({}, { redact: [] });
  replaceWrite(streams.stdout, (text) => lines.info({ event: "printed" }, text));
  replaceWrite(streams.stderr, (text) => lines.error({ event: "printed" }, text));

  // Node's own listener prints by a way that is not the stream's.
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => lines.warn({ event: "warning", name }, redact(message)));
  process.on("unhandledRejection", (reason) => lines.error({ event: "unhandled_rejection" }, described(reason)));
  process.on("uncaughtException", (error) => {
    lines.fatal({ event: "uncaught_exception" }, described(error));
    // Next listens too, and goes on: who found a way to throw shall not have found one to stop the server.
    if (process.listenerCount("uncaughtException") === 1) process.exit(1);
  });
}

function replaceWrite(stream: Stream, print: (text: string) => void): void {
  stream.write = (chunk: Written, encoding?: BufferEncoding | Done, done?: Done) => {
    const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    const trimmed = text.trim();
    if (trimmed !== "") print(redact(trimmed));
    const callback = typeof encoding === "function" ? encoding : done;
    if (callback !== undefined) process.nextTick(callback);
    return true;
  };
}

const described = (error: unknown) => redact(inspect(error, { depth: 4 }));
