/** Events that show that a user is present. */
export const interactionEvents = ["pointermove", "pointerdown", "focusin", "keydown"] as const;

type Load = () => Promise<unknown>;

/** Milliseconds without any of them after which a page counts as idle. */
const quiet = 4000;
const asked = new Set<Load>();
let waiting: Load[] = [];
let isDue = false;

/**
 * Loads code before it is needed, but not with the page: on the first interaction, at the latest some seconds later, so that a lost
 * connection costs nothing. A failed load is repeated when the code is needed. Call it from the browser only.
 */
export function preload(load: Load): void {
  if (asked.has(load)) return;
  if (asked.size === 0) listen();
  asked.add(load);
  if (isDue) fetchQuietly(load);
  else waiting.push(load);
}

function listen(): void {
  const stop = new AbortController();
  const begin = () => {
    stop.abort();
    clearTimeout(timer);
    isDue = true;
    for (const load of waiting) fetchQuietly(load);
    waiting = [];
  };
  const timer = setTimeout(begin, quiet);
  for (const sign of interactionEvents) document.addEventListener(sign, begin, { signal: stop.signal, passive: true });
}

function fetchQuietly(load: Load): void {
  // The event that woke the page is handled first.
  setTimeout(() => void load().catch(() => undefined));
}
