/** Returns the parts with keys: their place and kind, because a text that changes is read as a whole. */
export const keyed = <Part extends object>(parts: readonly Part[]) =>
  parts.map((part, place) => ({ key: `${place} ${"kind" in part ? String(part.kind) : "entry"}`, part }));
