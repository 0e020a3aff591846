interface Tabs {
  /** Tells the other tabs of the same user what is new. */
  tell: (rows: readonly unknown[]) => void;
}

/** Opens the way between the tabs of one user, until `signal`. What they say is to be read as anything that comes from outside. */
export function openTabs(
  userId: string,
  { signal, onRows }: { signal: AbortSignal; onRows: (values: readonly unknown[]) => void },
): Tabs {
  if (!("BroadcastChannel" in globalThis) || signal.aborted) return { tell: () => undefined };
  const channel = new BroadcastChannel(`keel-${userId}`);
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (Array.isArray(data)) onRows(data);
  });
  signal.addEventListener("abort", () => channel.close());
  return {
    tell: (rows) => {
      if (!signal.aborted) channel.postMessage(rows);
    },
  };
}
