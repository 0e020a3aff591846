/** Returns the announcement when the connection is lost or back. */
export const connectionText = (isOnline: boolean): string =>
  isOnline ? "You are online again." : "You are offline. Changes cannot be saved until you are back online.";
