/** Calls `act` when a person comes back to the page, or the connection to the page, until `signal`. */
export function onWake(act: () => void, signal: AbortSignal): void {
  const whenSeen = () => {
    if (document.visibilityState === "visible") act();
  };
  document.addEventListener("visibilitychange", whenSeen, { signal });
  window.addEventListener("focus", whenSeen, { signal });
  window.addEventListener("online", act, { signal });
  window.addEventListener(
    "pageshow",
    ({ persisted }) => {
      if (persisted) act();
    },
    { signal },
  );
}
