/** Returns what this device calls the key that is Ctrl or Cmd. Call it from the browser only. */
export const modKey = () => (/^(?:Mac|iP)/.test(navigator.platform) ? "⌘" : "Ctrl");
