import { CallError } from "./call-data";
import { readKey, readString } from "./read-answer";
import { noteServerTime } from "./sync/server-clock";

interface Query {
  path: string;
  input: unknown;
  settle: (answer: Promise<unknown>) => void;
}

/** The common limit of proxies and servers for an address, and the server's limit for a batch. */
const limits = { address: 8000, batch: 10 };
const base = "/api/trpc";

interface Fetchers {
  fetch: (address: string) => Promise<Response>;
  /** For mutations, which should outlive the page. */
  fetchKeepalive: (address: string, init: RequestInit) => Promise<Response>;
}

/**
 * Calls procedures by their path, in JSON over HTTP (https://trpc.io/docs/rpc). It does what tRPC's client would, in a tenth of its size:
 * queries of one tick are batched, and a mutation is sent in the event that causes it, because the page may be gone a moment later.
 * Both reject with a `CallError`.
 */
export function createProcedureCalls({ fetch, fetchKeepalive }: Fetchers) {
  let waiting: Query[] = [];

  function query(path: string, input: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      waiting.push({ path, input, settle: resolve });
      if (waiting.length === 1) setTimeout(sendWaiting);
    });
  }

  function sendWaiting(): void {
    const batches = inBatches(waiting);
    waiting = [];
    for (const batch of batches) {
      const answers = readAnswer(() => fetch(addressOf(batch)));
      for (const [index, { settle }] of batch.entries()) {
        settle(answers.then((answer) => resultOf(Array.isArray(answer) ? answer[index] : answer)));
      }
    }
  }

  async function mutate(path: string, input: unknown): Promise<unknown> {
    const headers = { "content-type": "application/json" };
    const body = input === undefined ? {} : { body: JSON.stringify(input) };
    return resultOf(await readAnswer(() => fetchKeepalive(`${base}/${path}`, { method: "POST", headers, ...body })));
  }

  return { query, mutate };
}

function inBatches(queries: readonly Query[]): Query[][] {
  const batches: Query[][] = [];
  for (const query of queries) {
    const batch = batches.at(-1);
    const fits = batch !== undefined && batch.length < limits.batch;
    if (fits && addressOf([...batch, query]).length <= limits.address) batch.push(query);
    else batches.push([query]);
  }
  return batches;
}

function addressOf(batch: readonly Query[]): string {
  const inputs = Object.fromEntries(batch.map(({ input }, index) => [index, input]));
  const paths = batch.map(({ path }) => path).join(",");
  return `${base}/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
}

const tooLarge = 413;

async function readAnswer(send: () => Promise<Response>): Promise<unknown> {
  try {
    const response = await send();
    noteServerTime(response);
    // The server, or a proxy before it, refuses such a body without reading which procedure it is for.
    if (response.status === tooLarge) throw new CallError("This is too large to be saved.", { httpStatus: tooLarge });
    return await response.json();
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(error instanceof Error ? error.message : "No answer came.", undefined);
  }
}

function resultOf(answer: unknown): unknown {
  const result = readKey(answer, "result");
  if (typeof result === "object" && result !== null) return readKey(result, "data");
  const error = readKey(answer, "error");
  throw new CallError(readString(error, "message") ?? "The answer cannot be read.", readKey(error, "data"));
}
