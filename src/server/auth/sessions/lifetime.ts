const day = 86_400_000;

/** How long a session may last, whatever use is made of it. */
export interface SessionLifetime {
  /** Returns the moment at which a session ends that was opened at `openedAt`. */
  endOf: (openedAt: Date) => Date;
}

/** @param days as configured */
export function sessionLifetime(days: number): SessionLifetime {
  return { endOf: (openedAt) => new Date(openedAt.getTime() + days * day) };
}

/** Returns the earlier of two moments. */
export function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
