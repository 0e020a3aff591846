"use client";

import { useEffect } from "react";
import { filesOf } from "~/sw/page-files";
import { toast } from "~/ui/feedback/toast";

/** Milliseconds between two questions for a new version while the connection lasts. */
const pause = 600_000;

/** Has the lists open without the server, once the page has loaded, and offers a new version when there is one. Place it once, in the root layout. */
export function OfflineOpening({ isWanted }: { isWanted: boolean }) {
  useEffect(() => {
    // Missing over plain http.
    if (!("serviceWorker" in navigator)) return undefined;
    const stop = new AbortController();
    const act = () => void (isWanted ? register(stop.signal) : unregister()).catch(() => undefined);
    if (document.readyState === "complete") act();
    else window.addEventListener("load", act, { once: true, signal: stop.signal });
    return () => stop.abort();
  }, [isWanted]);
  return null;
}

async function register(signal: AbortSignal): Promise<void> {
  const registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  const watch = (worker: ServiceWorker | null) => {
    const offerOnce = () => {
      // The first one of all takes nothing's place.
      if (worker?.state === "installed" && registration.active !== null) offerUnlessNew(worker);
    };
    offerOnce();
    worker?.addEventListener("statechange", offerOnce, { signal });
  };
  watch(registration.waiting ?? registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing), { signal });
  askWhenBack(registration, signal);
}

/** Offers a new version, unless this page, and no other, is open and is of that version already: then the worker just takes over. */
function offerUnlessNew(worker: ServiceWorker): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", () => offer(worker), { once: true });
  port1.start();
  worker.postMessage(filesOf(document), [port2]);
}

/** Asks for a new version when the user or the connection is back, because the browser asks only when a page opens. */
function askWhenBack(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
  let asked = Date.now();
  const ask = () => {
    asked = Date.now();
    void registration.update().catch(() => undefined);
  };
  const askIfLate = () => {
    if (document.visibilityState === "visible" && Date.now() - asked > pause) ask();
  };
  window.addEventListener("online", ask, { signal });
  document.addEventListener("visibilitychange", askIfLate, { signal });
}

function offer(worker: ServiceWorker): void {
  const reload = () => {
    // Another tab was quicker, or an even newer version was.
    if (worker.state !== "installed") return window.location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload(), { once: true });
    worker.postMessage("skip-waiting");
  };
  toast({
    message: "A new version is ready.",
    action: { label: "Reload", onPress: reload },
    duration: Number.POSITIVE_INFINITY,
    key: "new-version",
  });
}

/** Removes the worker of a production server that was at this address before. */
async function unregister(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
}
