import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { OutboxState } from "~/client/sync/outbox/outbox-state";
import { createOverdue } from "./overdue";

const nothingWaits: OutboxState = {
  waiting: 0,
  state: "idle",
  isOnDisk: true,
  isLarge: false,
  fitsInExit: true,
  needsNewerServer: false,
};
let status: OutboxState;
const listeners = new Set<() => void>();
const outbox = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => status,
  readOnServer: () => nothingWaits,
};
const told = vi.fn<() => void>();

function become(next: Partial<OutboxState>): void {
  status = { ...status, ...next };
  for (const listener of listeners) listener();
}

beforeEach(() => {
  vi.useFakeTimers();
  status = nothingWaits;
  told.mockClear();
});
afterEach(() => vi.useRealTimers());

test("a change that is answered within a moment is not mentioned, however many follow each other", () => {
  const overdue = createOverdue(outbox);
  const stop = overdue.subscribe(told);
  for (let turn = 0; turn < 10; turn += 1) {
    become({ waiting: 2, state: "sending", since: `2026-01-01T00:00:0${turn}Z` });
    vi.advanceTimersByTime(1400);
  }
  become({ waiting: 0 });
  vi.advanceTimersByTime(5000);
  expect(told).not.toHaveBeenCalled();
  expect(overdue.read()).toBe(nothingWaits);
  stop();
});

test("a change that waits is told, with those that follow, until the last one is answered", () => {
  const overdue = createOverdue(outbox);
  const stop = overdue.subscribe(told);
  become({ waiting: 1, state: "retrying", since: "2026-01-01T00:00:00Z" });
  vi.advanceTimersByTime(1000);
  become({ waiting: 2 });
  vi.advanceTimersByTime(499);
  expect(overdue.read().waiting).toBe(0);
  vi.advanceTimersByTime(1);
  expect(overdue.read().waiting).toBe(2);
  become({ waiting: 1, since: "2026-01-01T00:00:01Z" });
  expect(overdue.read().waiting).toBe(1);
  become({ waiting: 0 });
  expect(overdue.read()).toBe(nothingWaits);
  stop();
});

test("what waited already when the page was opened gets its moment, too", () => {
  become({ waiting: 3, state: "sending", since: "2020-01-01T00:00:00Z" });
  const overdue = createOverdue(outbox);
  const stop = overdue.subscribe(told);
  expect(overdue.read().waiting).toBe(0);
  vi.advanceTimersByTime(1500);
  expect(overdue.read().waiting).toBe(3);
  stop();
  const again = overdue.subscribe(told);
  expect(overdue.read().waiting).toBe(0);
  again();
  expect(listeners.size).toBe(0);
});
