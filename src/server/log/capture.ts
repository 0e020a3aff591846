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

/** Prints a line of this program as it is: that the app is ready, or why it could not start. */
export function printLine(line: string, to: keyof typeof streams = "stdout"): void {
  original[to](`${line}\n`);
}

/**
 * Turns everything that a library or Node.js prints into log lines, with secrets redacted. Every `console` method ends at one of the two streams, so
 * replacing their `write` misses none.
 */
export function captureOutput(log: Log): void {
  const lines = log.child({}, { redact: [] });
  replaceWrite(streams.stdout, (text) => lines.info({ event: "printed" }, text));
  replaceWrite(streams.stderr, (text) => lines.error({ event: "printed" }, text));

  // Node's own listener does not print through the stream.
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => lines.warn({ event: "warning", name }, redact(message)));
  process.on("unhandledRejection", (reason) => lines.error({ event: "unhandled_rejection" }, described(reason)));
  process.on("uncaughtException", (error) => {
    lines.fatal({ event: "uncaught_exception" }, described(error));
    // Next also listens and carries on, so that an attacker who can cause an error cannot stop the server.
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
