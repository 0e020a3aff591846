import { readFileSync } from "node:fs";
import { Client, type Dispatcher } from "undici";
import { z } from "zod";
import { createFiller } from "./fill-body";
import { order, type Measurement } from "./measurement";

/**
 * The load generator, a process of its own: receives orders over IPC and answers each with a measurement.
 * Every connection is kept alive and has one request in flight; the next one carries the next token.
 */
async function run({ connections, warmUp, duration, pid, ...request }: z.output<typeof order>): Promise<Measurement> {
  const { origin, method, path, body } = request;
  const nextCaller = callersOf(request, origin);
  const contentType = body === undefined ? {} : { "content-type": "application/json" };
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }));
  const latencies: number[] = [];
  const others: Record<string, number> = {};
  let [bytes, from, until] = [0, Infinity, Infinity];

  const loop = (client: Client) =>
    new Promise<void>((resolve, reject) => {
      const next = () => {
        const began = performance.now();
        if (began >= until) return resolve();
        const { headers, fill } = nextCaller();
        const options: Dispatcher.DispatchOptions = { method, path, headers: { ...contentType, ...headers } };
        if (body !== undefined) options.body = fill(body);
        let [status, size] = [0, 0];
        client.dispatch(options, {
          // // Undici tells its two handler interfaces apart by the presence of this method.
          onRequestStart: () => undefined,
          onResponseStart: (_controller, statusCode) => {
            status = statusCode;
          },
          onResponseData: (_controller, chunk) => {
            size += chunk.length;
          },
          onResponseEnd: () => {
            const ended = performance.now();
            const isExpected = status === request.status;
            if (!isExpected && !request.mayRefuse) return reject(new Error(`${origin}${path} answered ${status}`));
            const counts = began >= from && ended <= until;
            if (counts && isExpected) latencies.push(ended - began);
            if (counts && !isExpected) others[status] = (others[status] ?? 0) + 1;
            bytes = size;
            next();
          },
          onResponseError: (_controller, error) => {
            if (!request.mayRefuse) return reject(error);
            if (began >= from) others["no answer"] = (others["no answer"] ?? 0) + 1;
            next();
          },
        });
      };
      next();
    });

  const loops = Promise.all(clients.map(loop));
  await Promise.race([loops, after(warmUp)]);
  const cpuBefore = processorTime(pid);
  from = performance.now();
  until = from + duration;
  await Promise.race([loops, after(duration)]);
  const cpuSpent = processorTime(pid) - cpuBefore;
  await loops;
  await Promise.all(clients.map((client) => client.close()));

  latencies.sort((one, other) => one - other);
  const percentile = (share: number) => latencies[Math.floor(latencies.length * share)] ?? null;
  return {
    requests: latencies.length,
    requestsPerSecond: latencies.length / (duration / 1000),
    p50: percentile(0.5),
    p99: percentile(0.99),
    cpu: Number.isNaN(cpuSpent) || latencies.length === 0 ? null : cpuSpent / latencies.length,
    bytes,
    others,
  };
}

interface Caller {
  headers: Record<string, string>;
  fill: (body: string) => string;
}
const sequences = new Map<string, () => Caller>();
const records = z.array(z.record(z.string(), z.string()));
const read = (file: string) => records.parse(JSON.parse(readFileSync(file, "utf8")));

/** Returns the callers in a file of headers one after the other, across all measurements of a server, which may have cached the first ones by now. */
function callersOf(
  { headers, values }: { headers: string; values?: string | undefined },
  origin: string,
): () => Caller {
  const name = `${origin} ${headers} ${values}`;
  const known = sequences.get(name);
  if (known !== undefined) return known;
  const own = values === undefined ? [] : read(values);
  const callers = read(headers).map((each, at): Caller => ({ headers: each, fill: createFiller(own[at]) }));
  let sent = 0;
  const next = () => {
    const caller = callers[sent++ % callers.length];
    if (caller === undefined) throw new Error(`${headers} names nobody.`);
    return caller;
  };
  sequences.set(name, next);
  return next;
}

const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Returns the microseconds a process has run, in user and kernel mode (`proc(5)`: fields 14 and 15, in ticks of 10 ms); `NaN` without /proc. */
function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return Number.NaN;
  }
}

process.on("message", (message) => {
  run(order.parse(message)).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
