/** The queues of pg-boss, by what they carry. Each gets a table of its own, so it is made with the migrations. */
export const queues = {
  /** One job a mail. Only a crash in the middle of sending makes pg-boss try again; other failures plan their next try themselves. */
  mail: { expireInSeconds: 300, retryLimit: 30, retryDelay: 5 },
  /** What repeats. A run that fails waits for its next turn. */
  recurring: { expireInSeconds: 300, retryLimit: 0 },
} as const;

export type Queue = keyof typeof queues;
