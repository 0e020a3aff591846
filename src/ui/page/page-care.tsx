"use client";

import { useEffect, useLayoutEffect } from "react";
import { guardComposition } from "../fields/composition-guard";
import { guardTranslation } from "./translation-guard";

/** Prepares a page for real browsers, and marks it as hydrated. Once, in the root layout, which says `data-hydrated="false"`. */
export function PageCare() {
  useLayoutEffect(() => {
    const stop = new AbortController();
    guardComposition(stop.signal);
    guardTranslation(stop.signal);
    return () => stop.abort();
  }, []);
  useEffect(() => {
    const announce = () => {
      document.documentElement.dataset.hydrated = "true";
    };
    if (document.readyState === "complete") {
      announce();
      return undefined;
    }
    // Once the style sheets are there.
    window.addEventListener("load", announce, { once: true });
    return () => window.removeEventListener("load", announce);
  }, []);
  return null;
}
