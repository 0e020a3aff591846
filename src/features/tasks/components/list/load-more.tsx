"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "~/ui/button";

interface LoadMoreProps {
  isLoading: boolean;
  failure: string | undefined;
  load: () => void;
  /** Whether coming near is enough; else only the button fetches. */
  isAutomatic: boolean;
}

const pause = 300;

/** Fetches the next page when the end comes into view, and by a button; after a failure only by the button. Shown while there are more pages. */
export function LoadMore({ isLoading, failure, load, isAutomatic }: LoadMoreProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (ref.current === null) return undefined;
    // A busy page receives several changes at once, oldest first; the last one holds.
    const observer = new IntersectionObserver((entries) => setIsNear(entries.at(-1)?.isIntersecting === true), {
      rootMargin: "800px",
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  const isDue = isAutomatic && isNear && !isLoading && failure === undefined;
  const fetchMore = useEffectEvent(load);
  // A page may load without ever being seen loading, or be cancelled by a change; then the next one is still due.
  useEffect(() => {
    if (!isDue) return undefined;
    fetchMore();
    const timer = setInterval(() => fetchMore(), pause);
    return () => clearInterval(timer);
  }, [isDue]);
  return (
    <div ref={ref} className="flex flex-col items-center gap-2 py-6 print:hidden">
      {failure !== undefined && <p className="text-sm text-danger">More tasks could not be loaded. {failure}</p>}
      <Button onClick={load} busy={isLoading}>
        {failure === undefined ? "Load more" : "Retry"}
      </Button>
    </div>
  );
}
