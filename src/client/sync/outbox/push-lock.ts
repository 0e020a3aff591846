/** Milliseconds to wait for another tab's push. A frozen tab keeps its lock forever. */
const patience = 10_000;

/**
 * Calls `push` while no other tab of the user pushes, so that two do not send the same. After a while, and in a browser without locks, it does so anyway:
 * the server applies each command once.
 */
export async function withPushLock<Result>(userId: string, push: () => Promise<Result>): Promise<Result> {
  if (!("locks" in navigator)) return push();
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), patience);
  let isHeld = false;
  try {
    return await navigator.locks.request(`keel-${userId}-push`, { signal: waiting.signal }, () => {
      isHeld = true;
      clearTimeout(timer);
      return push();
    });
  } catch (error) {
    if (isHeld) throw error;
    return push();
  } finally {
    clearTimeout(timer);
  }
}
