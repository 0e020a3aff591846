/** Returns what is said when the connection comes and goes. */
export const connectionText = (isOnline: boolean): string =>
  isOnline ? "You are online again." : "You are offline. Changes cannot be saved until you are back online.";
