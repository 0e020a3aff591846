const day = 86_400_000;

/** The longest life of a session, however it is used. */
export interface SessionLifetime {
  /** Returns when a session that was opened at `openedAt` ends. */
  endOf: (openedAt: Date) => Date;
}

/**
 * Returns the lifetime of sessions.
 * @param days as configured
 */
export function sessionLifetime(days: number): SessionLifetime {
  return { endOf: (openedAt) => new Date(openedAt.getTime() + days * day) };
}

/** Returns the earlier of two moments. */
export function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
