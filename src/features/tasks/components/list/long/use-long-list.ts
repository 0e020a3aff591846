import { useState } from "react";

/** The number of rows up to which all are on the page, so that the browser's own search finds them. */
export const maxPlainRows = 200;
/** The number of rows shown until the visible ones are known; enough to fill a screen. */
const firstRows = 40;

interface ListLength {
  isLong: boolean;
  /** The number of rows shown while there is no window. */
  plainCount: number;
}

/** Returns whether a list is long. It stays long once it was, so that focused or open elements do not move again. */
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
