import { isStorable, isVisible, lengthFault } from "./written-text";

/** Returns what is wrong with a name, as the server would say it, or `undefined`. */
export function nameFault(name: string, maxLength: number): string | undefined {
  if (!isVisible(name)) return "Enter a name.";
  return isStorable(name) ? lengthFault(name, maxLength) : "This contains a character that cannot be stored.";
}
