import { vi } from "vitest";
import { patience } from "./patience";

/**
 * Waits until `assertion` no longer throws, and returns what it returned. How long is not for a test to say: a machine may be slow, and what never
 * happens takes long only where a test fails.
 * @throws {unknown} what `assertion` threw last, when patience has ended
 */
export function eventually<Value>(assertion: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(assertion, { timeout: patience.condition, interval: 20 });
}
