import { modKey } from "~/ui/text/mod-key";
import { type Command, shownKeysOf } from "../shortcuts/shortcuts";

/** Returns the keys of a command for its button in the bar, as they are shown on this device; nothing if it has none. */
export function barKeysOf(command: Command): { shortcut?: string } {
  const shortcut = shownKeysOf(command, modKey());
  return shortcut === undefined ? {} : { shortcut };
}
