/** Milliseconds in which events are gathered, because browsers fire several when a user returns. */
const pause = 50;

/** Calls `act` once when the user returns to the page or the device to the network, until `signal` aborts. */
export function onWake(act: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, pause);
  };
  const whenSeen = () => {
    if (document.visibilityState === "visible") soon();
  };
  document.addEventListener("visibilitychange", whenSeen, { signal });
  window.addEventListener("focus", whenSeen, { signal });
  window.addEventListener("online", soon, { signal });
  const whenBack = ({ persisted }: PageTransitionEvent) => {
    if (persisted) soon();
  };
  window.addEventListener("pageshow", whenBack, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
}
