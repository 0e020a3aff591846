const key = "keel:unfolded";
/** Older ones are folded again. */
const maxKept = 500;

/** Keeps which rows the user has unfolded. */
export function keepUnfolded(userId: string, ids: Iterable<string>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ userId, ids: [...ids].slice(-maxKept) }));
  } catch {
    // Without storage they are folded when the page is opened anew.
  }
}

/** Returns which rows the user has unfolded on this device. */
export function readUnfolded(userId: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return new Set(isKept(kept) && kept.userId === userId ? kept.ids : []);
  } catch {
    return new Set();
  }
}

export function forgetUnfolded(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Without storage nothing was kept.
  }
}

/** Returns whether a stored value has this shape, because another version of the page may have written it. */
function isKept(value: unknown): value is { userId: string; ids: string[] } {
  if (typeof value !== "object" || value === null) return false;
  const { userId, ids }: { userId?: unknown; ids?: unknown } = value;
  return typeof userId === "string" && Array.isArray(ids) && ids.every((id) => typeof id === "string");
}
