import { TRPCError } from "@trpc/server";

/** The pushes of one user at once, waiting ones included; more are refused. A browser sends at most one per tab. */
const maxPushes = 12;

/**
 * Runs `work` after the same user's earlier work, and tells it whether it had to wait.
 * @throws {TRPCError} `SERVICE_UNAVAILABLE` if too much is waiting
 */
export type TakeTurn = <Answer>(userId: string, work: (hasWaited: boolean) => Promise<Answer>) => Promise<Answer>;

/**
 * Returns a queue that runs the pushes of one user one at a time in this process. The database would do so too, but there each waiting push
 * holds a connection that others need.
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
