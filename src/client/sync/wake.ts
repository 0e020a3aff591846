/** Browsers tell in several events that a person is back. */
const pause = 50;

/** Calls `act`, once for all signs of it, when a person comes back to the page or the network to the device, until `signal`. */
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
