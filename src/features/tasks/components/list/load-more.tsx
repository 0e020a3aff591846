"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "~/ui/button";

interface LoadMoreProps {
  isLoading: boolean;
  failure: string | undefined;
  onMore: () => void;
}

const pause = 300;

/** Fetches the next page when the end comes near, and by a button. After a failure only by the button. Stands there while there is more. */
export function LoadMore({ isLoading, failure, onMore }: LoadMoreProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (ref.current === null) return undefined;
    // A busy page is told of several changes at once, oldest first: the last one is so.
    const observer = new IntersectionObserver((entries) => setIsNear(entries.at(-1)?.isIntersecting === true), {
      rootMargin: "800px",
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  const isDue = isNear && !isLoading && failure === undefined;
  const fetchMore = useEffectEvent(onMore);
  // A page may come so fast that it is never seen to be loading, or be called off by a change: then the next one is still due.
  useEffect(() => {
    if (!isDue) return undefined;
    fetchMore();
    const timer = setInterval(() => fetchMore(), pause);
    return () => clearInterval(timer);
  }, [isDue]);
  return (
    <div ref={ref} className="flex flex-col items-center gap-2 py-6 print:hidden">
      {failure !== undefined && <p className="text-sm text-danger">More tasks could not be loaded. {failure}</p>}
      <Button onClick={onMore} busy={isLoading}>
        {failure === undefined ? "Load more" : "Retry"}
      </Button>
    </div>
  );
}
