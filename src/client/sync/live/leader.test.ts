import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { electLeader } from "./leader";

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });

beforeEach(() => {
  vi.stubGlobal("document", page);
  // Over plain http a browser has no locks.
  vi.stubGlobal("navigator", {});
});
afterEach(() => vi.unstubAllGlobals());

function show(visibilityState: "visible" | "hidden"): void {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event("visibilitychange"));
}

test("in a browser without locks, a tab leads as long as it is visible", () => {
  const stop = new AbortController();
  const leads: AbortSignal[] = [];
  electLeader("ada", { lead: (signal) => leads.push(signal), signal: stop.signal });
  expect(leads.map(({ aborted }) => aborted)).toEqual([false]);
  show("hidden");
  expect(leads.map(({ aborted }) => aborted)).toEqual([true]);
  show("visible");
  expect(leads.map(({ aborted }) => aborted)).toEqual([true, false]);
  stop.abort();
  expect(leads.map(({ aborted }) => aborted)).toEqual([true, true]);
  show("visible");
  expect(leads).toHaveLength(2);
});

test("a tab takes the lead after three seconds without a heartbeat, and not because its device's clock is set", () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date", "performance"] });
  const stop = new AbortController();
  const requests: LockOptions[] = [];
  const locks = {
    request: (_name: string, options: LockOptions) => {
      requests.push(options);
      return new Promise(() => {});
    },
  };
  vi.stubGlobal("navigator", { locks });
  try {
    show("visible");
    electLeader("ada", { lead: () => {}, signal: stop.signal });
    vi.advanceTimersByTime(1000);
    vi.setSystemTime(Date.now() + 86_400_000);
    vi.advanceTimersByTime(1000);
    expect(requests).toMatchObject([{ signal: {} }]);
    vi.advanceTimersByTime(1000);
    expect(requests.at(-1)).toEqual({ steal: true });
  } finally {
    stop.abort();
    vi.useRealTimers();
  }
});
