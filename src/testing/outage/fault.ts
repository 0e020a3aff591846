/** The faults of a database. */
export type Fault =
  | { kind: "none" }
  /** Nothing listens, and existing connections are closed. */
  | { kind: "refuse" }
  /** Connections are accepted and stay open, but nothing passes in either direction until the fault is over. */
  | { kind: "freeze" }
  /** Each piece arrives this much later, in each direction. */
  | { kind: "delay"; milliseconds: number }
  /** Answers arrive one byte at a time, with this much in between. */
  | { kind: "trickle"; milliseconds: number }
  /** Existing connections are closed, and new ones as soon as they are accepted. */
  | { kind: "cut_at_startup" }
  /** Connections are established normally, and closed when a statement arrives. */
  | { kind: "cut_at_statement" }
  /** Existing connections are closed, and new ones refused with this SQLSTATE, such as `53300` (too many connections). */
  | { kind: "refuse_startup"; sqlstate: string }
  /** Statements that would change something are refused with this SQLSTATE, such as `53100` (disk full); others pass. */
  | { kind: "refuse_changes"; sqlstate: string }
  /** No transaction begins: `begin` is refused with this SQLSTATE, such as `57014` (cancelled); what is outside one passes. */
  | { kind: "refuse_begin"; sqlstate: string };
