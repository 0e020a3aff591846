import { isVisible, textFault } from "./written-text";

/** Returns what is wrong with a name, as the server would say it, or `undefined`. */
export function nameFault(name: string, maxLength: number): string | undefined {
  if (!isVisible(name)) return "Enter a name.";
  return textFault(name, maxLength);
}
