/** Where a page keeps changes that wait for the connection: on the device, or only until the page is closed. */
export type ChangesKept = "on device" | "in page";

const outcomes: Record<ChangesKept, string> = {
  "on device": " Changes are kept on this device and saved when you are back.",
  "in page": " Changes are saved when you are back. Closing this page loses them.",
};

/** Returns the message for a lost or restored connection, on a page that keeps changes or has none. */
export function connectionText(isOnline: boolean, kept?: ChangesKept): string {
  if (isOnline) return "You are back online.";
  return `You are offline.${kept === undefined ? "" : outcomes[kept]}`;
}
