/** The queues of pg-boss. Each has its own table, so it is created with the migrations. */
export const queues = {
  /** One job per mail. pg-boss retries only after a crash while sending; other failures schedule their own retry. */
  mail: { expireInSeconds: 300, retryLimit: 30, retryDelay: 5 },
  /** One job per push message and browser, as for mail. */
  push: { expireInSeconds: 120, retryLimit: 5, retryDelay: 5 },
  /** Recurring jobs. A failed run waits for its next interval. */
  recurring: { expireInSeconds: 300, retryLimit: 0 },
} as const;

export type Queue = keyof typeof queues;
