import { useState } from "react";

/** Up to so many rows the page holds all of them: then the browser's own search finds each. */
export const maxPlainRows = 200;
/** Fill a screen until it is known which ones are on it. */
const firstRows = 40;

interface ListLength {
  isLong: boolean;
  /** How many rows are shown while the window of a long list is not there. */
  plainCount: number;
}

/** Returns whether a list is long. One that has become so stays it, because what was focused or open in it shall not move again. */
export function useLongList(count: number): ListLength {
  const [length, setLength] = useState<ListLength>({
    isLong: count > maxPlainRows,
    plainCount: count > maxPlainRows ? firstRows : count,
  });
  if (length.isLong || length.plainCount === count) return length;
  const next = count > maxPlainRows ? { ...length, isLong: true } : { isLong: false, plainCount: count };
  setLength(next);
  return next;
}
