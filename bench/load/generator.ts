import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { root } from "../servers/build";
import { type Order, type Measurement, measurement } from "./measurement";
import { track } from "../servers/processes";

const reply = z.union([z.object({ result: measurement }), z.object({ error: z.string() })]);

export interface Generator {
  /** Loads a server for one measurement. Throws when the server refuses a request or closes the connection. */
  run: (order: Order) => Promise<Measurement>;
  stop: () => void;
}

/** Starts the process of `load.ts`. */
export function startGenerator(): Generator {
  const child = track(fork(join(root, "bench/load/load.ts"), { execArgv: ["--import", "tsx"] }));
  return {
    run: async (order) => {
      child.send(order);
      const [message]: unknown[] = await once(child, "message");
      const answer = reply.parse(message);
      if ("error" in answer) throw new Error(answer.error);
      return answer.result;
    },
    stop: () => child.disconnect(),
  };
}
