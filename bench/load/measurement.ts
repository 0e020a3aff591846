import { z } from "zod";

/** What the load generator is asked to do for one turn of one server. */
export const order = z.object({
  origin: z.string(),
  method: z.enum(["GET", "POST"]),
  path: z.string(),
  body: z.string().optional(),
  /** A file with a JSON array of headers; each request takes the next ones. */
  headers: z.string(),
  /** The status that is expected: only such answers count for the figures. */
  status: z.int().default(200),
  /** Whether other answers are counted too, instead of ending the turn with an error. */
  mayRefuse: z.boolean().default(false),
  connections: z.int(),
  /** Milliseconds before the first request that counts. */
  warmUp: z.int(),
  /** Milliseconds that count. */
  turn: z.int(),
  /** The server, whose processor time is read. */
  pid: z.int(),
});
export type Order = z.input<typeof order>;

export const turnResult = z.object({
  requests: z.number(),
  requestsPerSecond: z.number(),
  /** Milliseconds; `null` when no request both began and ended within the turn, as on a machine that stood still. */
  p50: z.number().nullable(),
  p99: z.number().nullable(),
  /** Microseconds of processor time that the server's process spent per request; `null` where the system does not tell. */
  cpu: z.number().nullable(),
  /** Of one body. */
  bytes: z.number(),
  /** Answers with another status, by that status. */
  others: z.record(z.string(), z.number()),
});
export type TurnResult = z.infer<typeof turnResult>;
