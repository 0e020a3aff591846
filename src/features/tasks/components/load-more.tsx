"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "~/ui/button";

interface LoadMoreProps {
  hasMore: boolean;
  isLoading: boolean;
  failure: string | undefined;
  onMore: () => void;
}

/** Fetches the next page when the end comes near, and by a button. After a failure only by the button. */
export function LoadMore({ hasMore, isLoading, failure, onMore }: LoadMoreProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (ref.current === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting === true), {
      rootMargin: "800px",
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [hasMore]);
  const isDue = hasMore && isNear && !isLoading && failure === undefined;
  useEffect(() => {
    if (isDue) onMore();
    // eslint-disable-next-line react/exhaustive-deps -- once each time it becomes due, not each time the callback is made anew
  }, [isDue]);
  if (!hasMore) return null;
  return (
    <div ref={ref} className="flex flex-col items-center gap-2 py-6">
      {failure !== undefined && <p className="text-sm text-danger">More could not be loaded. {failure}</p>}
      <Button onClick={onMore} busy={isLoading}>
        {failure === undefined ? "Load more" : "Retry"}
      </Button>
    </div>
  );
}
