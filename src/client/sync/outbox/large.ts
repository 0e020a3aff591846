/** The limits above which so much waits that its user is told. */
const limits = { commands: 1000, characters: 5 * 1024 * 1024 };

/** Returns whether so many commands wait, or such long ones, that they should reach the server soon. */
export const isLarge = (commands: readonly { text: string }[]): boolean =>
  commands.length > limits.commands || commands.reduce((sum, { text }) => sum + text.length, 0) > limits.characters;
