"use client";

import { useEffect, useLayoutEffect } from "react";
import { guardComposition } from "../fields/composition-guard";
import { hydratedEvent } from "./early-acts";
import { guardTranslation } from "./translation-guard";

/** Works around browser quirks, and marks the page as hydrated. Place it once, in the root layout, which sets `data-hydrated="false"`. */
export function PageCare() {
  useLayoutEffect(() => {
    const stop = new AbortController();
    guardComposition(stop.signal);
    guardTranslation(stop.signal);
    return () => stop.abort();
  }, []);
  useEffect(() => {
    document.dispatchEvent(new Event(hydratedEvent));
    const announce = () => {
      document.documentElement.dataset.hydrated = "true";
    };
    if (document.readyState === "complete") {
      announce();
      return undefined;
    }
    // After the style sheets have loaded.
    window.addEventListener("load", announce, { once: true });
    return () => window.removeEventListener("load", announce);
  }, []);
  return null;
}
