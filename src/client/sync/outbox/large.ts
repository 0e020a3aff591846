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
