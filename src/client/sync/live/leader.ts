/** Milliseconds between heartbeats. */
const heartbeatEvery = 1000;
/** Milliseconds without a heartbeat after which a visible tab takes the lead, because a frozen tab keeps its lock forever. */
const silence = 3000;

interface LeaderDeps {
  /** The work of the leading tab, until its signal aborts. Two tabs may lead for a moment. */
  lead: (signal: AbortSignal) => void;
  signal: AbortSignal;
}

/**
 * Lets one of a user's tabs in this browser lead until `signal` aborts. In a browser without locks, as over plain HTTP in a home network, every visible
 * tab leads.
 * @see https://developer.mozilla.org/en-US/docs/Web/API/Web_Locks_API
 */
export function electLeader(userId: string, { lead, signal }: LeaderDeps): void {
  if (signal.aborted) return;
  if (!("locks" in navigator) || !("BroadcastChannel" in globalThis)) return leadWhileSeen({ lead, signal });
  const { locks } = navigator;
  const name = `keel-${userId}`;
  const channel = new BroadcastChannel(`${name}-leader`);
  let heardAt = performance.now();
  let resign: (() => void) | undefined;

  const hold = () =>
    new Promise<void>((resolve) => {
      const leading = new AbortController();
      resign = () => {
        resign = undefined;
        leading.abort();
        resolve();
      };
      lead(leading.signal);
    });
  const request = (options: LockOptions) => {
    let isHeld = false;
    const granted = () => {
      isHeld = true;
      return hold();
    };
    locks.request(name, options, granted).catch(() => {
      if (!isHeld) return;
      // Another tab has taken the lead.
      resign?.();
      queue();
    });
  };
  let waiting = new AbortController();
  const queue = () => {
    if (signal.aborted) return;
    waiting = new AbortController();
    request({ signal: waiting.signal });
  };
  const beat = () => {
    if (resign !== undefined) return channel.postMessage(heartbeatEvery);
    if (document.visibilityState !== "visible" || performance.now() - heardAt < silence) return;
    heardAt = performance.now();
    waiting.abort();
    request({ steal: true });
  };
  channel.addEventListener("message", () => {
    heardAt = performance.now();
  });
  // Timers and messages of a hidden tab are delayed.
  document.addEventListener("visibilitychange", () => (heardAt = performance.now()), { signal });
  const timer = setInterval(beat, heartbeatEvery);
  queue();
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    waiting.abort();
    channel.close();
    resign?.();
  });
}

function leadWhileSeen({ lead, signal }: LeaderDeps): void {
  let leading: AbortController | undefined;
  const follow = () => {
    leading?.abort();
    leading = undefined;
    if (document.visibilityState !== "visible" || signal.aborted) return;
    leading = new AbortController();
    lead(leading.signal);
  };
  document.addEventListener("visibilitychange", follow, { signal });
  signal.addEventListener("abort", follow);
  follow();
}
