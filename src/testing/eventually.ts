import { vi } from "vitest";
import { patience } from "./patience";

/**
 * Waits until `assertion` no longer throws, and returns its result. Tests set no time limit of their own, because a machine may be slow, and
 * only a failing test waits for long.
 * @throws {unknown} the last error of `assertion`, when patience has ended
 */
export function eventually<Value>(assertion: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(assertion, { timeout: patience.condition, interval: 20 });
}
