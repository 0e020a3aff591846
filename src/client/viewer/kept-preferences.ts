import type { Preferences } from "~/shared/dates/preferences";

const key = "keel:preferences";
const weekStarts: ReadonlySet<unknown> = new Set([null, 0, 1, 6]);
const hourCycles: ReadonlySet<unknown> = new Set([null, "h12", "h23"]);
const startPages: ReadonlySet<unknown> = new Set([null, "today", "inbox", "upcoming", "all"]);

/** Keeps what the user has chosen, for pages that open without the server and for the other tabs. */
export function keepPreferences(userId: string, preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify({ userId, preferences }));
  } catch {
    // Without storage, such a page goes by the device.
  }
}

/** Returns what the user has chosen, as far as this browser knows. */
export function readPreferences(userId: string | undefined): Preferences | undefined {
  try {
    return parse(localStorage.getItem(key), userId);
  } catch {
    return undefined;
  }
}

export function forgetPreferences(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Without storage nothing was kept.
  }
}

/** Calls `listener` with what the user has chosen in another tab, until `signal` aborts. */
export function onPreferencesElsewhere(
  userId: string,
  listener: (preferences: Preferences) => void,
  signal: AbortSignal,
): void {
  const hear = (event: StorageEvent) => {
    const preferences = event.key === key ? parse(event.newValue, userId) : undefined;
    if (preferences !== undefined) listener(preferences);
  };
  window.addEventListener("storage", hear, { signal });
}

function parse(text: string | null, userId: string | undefined): Preferences | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    return isKept(kept) && kept.userId === userId ? kept.preferences : undefined;
  } catch {
    return undefined;
  }
}

/** Returns whether a stored value has this shape, because another version of the page may have written it. */
function isKept(value: unknown): value is { userId: string; preferences: Preferences } {
  if (typeof value !== "object" || value === null) return false;
  const { userId, preferences }: { userId?: unknown; preferences?: unknown } = value;
  return typeof userId === "string" && isPreferences(preferences);
}

function isPreferences(value: unknown): value is Preferences {
  if (typeof value !== "object" || value === null) return false;
  const kept: Partial<Record<keyof Preferences, unknown>> = value;
  const { timeZone, weekStartsOn, hourCycle, startPage, keptZones, reminderTime, remindersByMail } = kept;
  return (
    (timeZone === null || typeof timeZone === "string") &&
    weekStarts.has(weekStartsOn) &&
    hourCycles.has(hourCycle) &&
    startPages.has(startPage) &&
    (reminderTime === null || typeof reminderTime === "string") &&
    (remindersByMail === null || typeof remindersByMail === "boolean") &&
    Array.isArray(keptZones) &&
    keptZones.every((zone) => typeof zone === "string")
  );
}
