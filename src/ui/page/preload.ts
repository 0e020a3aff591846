/** By which a person shows that they are there. */
export const interactionEvents = ["pointermove", "pointerdown", "focusin", "keydown"] as const;

type Load = () => Promise<unknown>;

/** After so many ms without any of them a page is as quiet as it will be. */
const quiet = 4000;
const asked = new Set<Load>();
let waiting: Load[] = [];
let isDue = false;

/**
 * Has code arrive before it is wanted, yet not with the page: with the first sign of a person, at the latest some seconds later, so that a connection
 * that is lost then takes nothing away. What could not be had is asked for again when it is wanted. Call it from the browser only.
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
  // The press that woke the page is answered first.
  setTimeout(() => void load().catch(() => undefined));
}
