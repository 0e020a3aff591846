import { TRPCError } from "@trpc/server";

/** Pushes of one user under way at once; more are refused. A browser has one for each of its tabs at most. */
const maxPushes = 12;

/**
 * Runs `work` once what the same user asked for before is over, and tells it whether it had to wait.
 * @throws {TRPCError} `SERVICE_UNAVAILABLE` when too much waits already
 */
export type TakeTurn = <Answer>(userId: string, work: (hasWaited: boolean) => Promise<Answer>) => Promise<Answer>;

/**
 * Returns what has the pushes of one user take turns in this process. In the database they would, too, but there each that waits holds a connection that
 * others need.
 */
export function createTurns(): TakeTurn {
  const queues = new Map<string, { last: Promise<unknown>; length: number }>();
  return async (userId, work) => {
    const queue = queues.get(userId) ?? { last: Promise.resolve(), length: 0 };
    if (queue.length >= maxPushes) {
      throw new TRPCError({ code: "SERVICE_UNAVAILABLE", message: "Too many pushes at once. Try again in a moment." });
    }
    const hasWaited = queue.length > 0;
    queues.set(userId, queue);
    queue.length += 1;
    const turn = queue.last.then(() => work(hasWaited));
    queue.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      queue.length -= 1;
      if (queue.length === 0) queues.delete(userId);
    }
  };
}
