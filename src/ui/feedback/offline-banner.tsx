"use client";

import WifiOff from "lucide-react/icons/wifi-off";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { announce } from "./announce";
import { changesKept, isConnected, onConnection } from "./connection";
import { connectionText } from "./connection-text";

/** Shows a banner while the browser is offline. Place it once, in the root layout. */
export function OfflineBanner() {
  const isOnline = useSyncExternalStore(onConnection, isConnected, () => true);
  const kept = useSyncExternalStore(onConnection, changesKept, () => undefined);
  const text = connectionText(isOnline, kept);
  const wasOnline = useRef(true);
  useEffect(() => {
    if (isOnline !== wasOnline.current) announce(text);
    wasOnline.current = isOnline;
  }, [isOnline, text]);
  return (
    <section
      aria-label="Connection"
      data-offline
      hidden={isOnline}
      className="sticky top-0 z-20 flex min-h-9 items-center justify-center gap-2 bg-ink px-4 py-2 text-sm text-canvas print:hidden"
    >
      <WifiOff aria-hidden className="size-4 shrink-0" />
      <span>{connectionText(false, kept)}</span>
    </section>
  );
}
