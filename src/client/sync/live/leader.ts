/** In ms. */
const heartbeatEvery = 1000;
/** In ms without a heartbeat, after which a tab that is seen takes the lead: a frozen tab keeps its lock for ever. */
const silence = 3000;

interface LeaderDeps {
  /** What the leading tab does, until its signal. Two that lead for a moment do no harm. */
  lead: (signal: AbortSignal) => void;
  signal: AbortSignal;
}

/**
 * Has one of a user's tabs in this browser lead, until `signal`. Where a browser has no locks, as over plain http in the network of a home, each tab that
 * is seen leads.
 * @see https://developer.mozilla.org/en-US/docs/Web/API/Web_Locks_API
 */
export function electLeader(userId: string, { lead, signal }: LeaderDeps): void {
  if (signal.aborted) return;
  if (!("locks" in navigator) || !("BroadcastChannel" in globalThis)) return leadWhileSeen({ lead, signal });
  const { locks } = navigator;
  const name = `keel-${userId}`;
  const channel = new BroadcastChannel(`${name}-leader`);
  let heardAt = Date.now();
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
    if (document.visibilityState !== "visible" || Date.now() - heardAt < silence) return;
    heardAt = Date.now();
    waiting.abort();
    request({ steal: true });
  };
  channel.addEventListener("message", () => {
    heardAt = Date.now();
  });
  // A tab that is not seen counts slowly, and hears late.
  document.addEventListener("visibilitychange", () => (heardAt = Date.now()), { signal });
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
