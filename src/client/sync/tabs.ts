interface Tabs {
  /** Sends changed rows to the user's other tabs. */
  tell: (rows: readonly unknown[]) => void;
}

/** Opens a channel between the tabs of one user until `signal` aborts. Parse its messages like any external input. */
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
