/** How a database can be bad. */
export type Fault =
  | { kind: "none" }
  /** Nobody listens, and whoever was connected is not any more. */
  | { kind: "refuse" }
  /** Connections are accepted and stay; nothing passes, in either direction, until the fault is over. */
  | { kind: "freeze" }
  /** Each piece arrives this much later, in each direction. */
  | { kind: "delay"; milliseconds: number }
  /** Answers arrive one byte at a time, with this much in between. */
  | { kind: "trickle"; milliseconds: number }
  /** Whoever was connected is cut off, and new connections are closed as soon as they are accepted. */
  | { kind: "cut_at_startup" }
  /** Connections are made in good order, and closed when a statement arrives. */
  | { kind: "cut_at_statement" }
  /** Whoever was connected is cut off, and new connections are refused with this SQLSTATE, as `53300` (too many connections). */
  | { kind: "refuse_startup"; sqlstate: string }
  /** Statements that would change something are refused with this SQLSTATE, as `53100` (disk full); the others pass. */
  | { kind: "refuse_changes"; sqlstate: string };
