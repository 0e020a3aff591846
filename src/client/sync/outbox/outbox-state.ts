/** What waits for the server. */
export interface OutboxState {
  /** The commands without an outcome. */
  waiting: number;
  state: "idle" | "sending" | "retrying";
  /** When the oldest of them was given. */
  since?: string;
  /** Whether they outlive the page. */
  isOnDisk: boolean;
  /** Whether so much waits that it should reach the server soon. */
  isLarge: boolean;
  /** Whether the last event of the page can send all of it. */
  fitsInExit: boolean;
  /** Whether one of them waits for a newer version of the server. */
  needsNewerServer: boolean;
}

export const nothingWaits: OutboxState = {
  waiting: 0,
  state: "idle",
  isOnDisk: true,
  isLarge: false,
  fitsInExit: true,
  needsNewerServer: false,
};

/** The limits above which so much waits that its user is told. */
const limits = { commands: 1000, characters: 5 * 1024 * 1024 };

/** Returns whether so many commands wait, or such long ones, that they should reach the server soon. */
export const isLarge = (commands: readonly { text: string }[]): boolean =>
  commands.length > limits.commands || commands.reduce((sum, { text }) => sum + text.length, 0) > limits.characters;

/** Half of what browsers let all requests together carry that outlive their page, because an earlier push may be under way. */
const exitLimits = { commands: 50, bytes: 30 * 1024 };

/** Returns whether the last event of a page can send all of these commands. */
export const fitsInExit = (commands: readonly { text: string }[]): boolean =>
  commands.length <= exitLimits.commands &&
  commands.reduce((sum, { text }) => sum + new TextEncoder().encode(text).length + envelope, 0) <= exitLimits.bytes;

/** Bytes of a command beside its input, at most. */
const envelope = 200;
