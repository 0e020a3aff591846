/** Returns the message for a lost or restored connection. */
export const connectionText = (isOnline: boolean): string =>
  isOnline ? "You are back online." : "You are offline. Changes cannot be saved until you are back online.";
