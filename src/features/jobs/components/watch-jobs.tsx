"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Milliseconds between two refreshes. */
const pollInterval = 2000;

/** Refreshes the page every few seconds while a job is running. */
export function WatchJobs() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, pollInterval);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
