import { expect } from "vitest";
import { revealsInternals } from "../hostile/harmless-response";
import { exchange, showRequest, writeRequest, type RawRequest } from "./raw-http";
import { countAnswer } from "./request-count";

/** Sends `request` over its own socket. Expects an HTTP response without a server error and without internals, and returns its status. */
export async function expectHarmlessExchange(origin: string, request: RawRequest): Promise<number> {
  const { status, head, body } = await exchange(origin, writeRequest(request));
  const shown = `${showRequest(request)} → ${status} ${body.slice(0, 300)}`;
  countAnswer(status);
  expect(status, shown).toBeGreaterThan(0);
  expect(status, shown).toBeLessThan(500);
  // A page may well contain the words select … from.
  expect(revealsInternals(status >= 400 ? head + body : head), shown).toBe(false);
  return status;
}
