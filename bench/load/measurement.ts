import { z } from "zod";

/** What the load generator does for one measurement of one server. */
export const order = z.object({
  origin: z.string(),
  method: z.enum(["GET", "POST"]),
  path: z.string(),
  body: z.string().optional(),
  /** A file with a JSON array of headers; each request takes the next ones. */
  headers: z.string(),
  /** A file with a JSON array of what the body is filled in with, one for each of the headers. */
  values: z.string().optional(),
  /** The expected status. Only responses with it count. */
  status: z.int().default(200),
  /** Whether responses with another status are counted too, instead of ending the measurement with an error. */
  mayRefuse: z.boolean().default(false),
  connections: z.int(),
  /** Milliseconds before the first request that counts. */
  warmUp: z.int(),
  /** Milliseconds that count. */
  duration: z.int(),
  /** The server's process, whose processor time is read. */
  pid: z.int(),
});
export type Order = z.input<typeof order>;

export const measurement = z.object({
  requests: z.number(),
  requestsPerSecond: z.number(),
  /** Milliseconds; `null` when no request both began and ended within the measurement, because the machine stalled. */
  p50: z.number().nullable(),
  p99: z.number().nullable(),
  /** Microseconds of processor time the server's process spent per request, or `null` if the system does not tell. */
  cpu: z.number().nullable(),
  /** The size of one response body. */
  bytes: z.number(),
  /** Responses with another status, by that status. */
  others: z.record(z.string(), z.number()),
});
export type Measurement = z.infer<typeof measurement>;
