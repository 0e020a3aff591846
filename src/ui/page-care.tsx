"use client";

import { useEffect, useLayoutEffect } from "react";
import { guardComposition } from "./composition-guard";
import { guardTranslation } from "./translation-guard";

/** What a page needs to live in a real browser. Once, in the root layout. */
export function PageCare() {
  useLayoutEffect(() => {
    const stop = new AbortController();
    guardComposition(stop.signal);
    guardTranslation(stop.signal);
    return () => stop.abort();
  }, []);
  useEffect(() => {
    const wake = () => {
      document.documentElement.dataset.awake = "";
    };
    if (document.readyState === "complete") {
      wake();
      return undefined;
    }
    // Once the style sheets are there.
    window.addEventListener("load", wake, { once: true });
    return () => window.removeEventListener("load", wake);
  }, []);
  return null;
}
